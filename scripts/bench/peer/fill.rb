# Fills an empty Redmine with what demonstration.ts read: run by `rails runner fill.rb FILE`.
require 'json'

Redmine::DefaultData::Loader.load('id')
Setting.default_language = 'id'
told = JSON.parse(File.read(ARGV.last))

tracker = %w[Masalah Pertemuan Tugas].zip(Tracker.order(:position)).to_h do |name, one|
  one.update!(name: name)
  [name, one]
end
status = %w[waiting underway helped tried closed].zip(IssueStatus.order(:position)).to_h
manager, member = Role.givable.order(:position).first(2)

user = told['people'].each_with_index.to_h do |person, i|
  first, last = person['name'].split(' ', 2)
  one = User.new(firstname: first, lastname: last || '-', mail: "u#{i}@contoh.sch.id", language: 'id')
  one.login = "u#{i}"
  one.password = told['password']
  one.save!
  [person['id'], one]
end

report = lambda do |project, kind, author, told_at, fields|
  one = Issue.new(project: project, tracker: tracker[kind], author: author, priority: IssuePriority.default, **fields)
  one.save!
  one.update_columns(created_on: told_at, updated_on: told_at)
  one
end

left = told['groups'].flat_map do |group|
  project = Project.create!(name: group['name'], identifier: group['slug'], is_public: false)
  group['members'].each do |one|
    Member.create!(project: project, principal: user[one['id']], roles: [one['leads'] ? manager : member])
  end
  leader = user[group['members'].find { |one| one['leads'] }['id']]
  group['meetings'].each do |one|
    days = { start_date: one['startsOn'], due_date: one['endsOn'] }
    fields = { subject: one['title'], description: one['text'], status: status[one['over'] ? 'closed' : 'waiting'], **days }
    report.call(project, 'Pertemuan', leader, one['toldAt'], fields)
    News.create!(project: project, author: leader, title: one['title'].first(60), description: one['title'])
  end
  group['tasks'].each do |one|
    fields = { subject: one['text'].first(255), assigned_to: user[one['owner']], status: status[one['done'] ? 'closed' : 'waiting'] }
    report.call(project, 'Tugas', leader, one['toldAt'], fields)
  end
  group['problems'].map do |one|
    author = user[one['reporter']]
    fields = { subject: one['situation'].first(255), description: one['text'], status: status[one['state']] }
    issue = report.call(project, 'Masalah', author, one['toldAt'], fields)
    one['events'].each do |event|
      Journal.create!(journalized: issue, user: user[event['person']] || author, notes: event['text'])
    end
    [one['id'], issue.id]
  end
end

me = user[told['me']]
me.pref.update!(my_page_layout: { 'left' => %w[issuesassignedtome news], 'right' => %w[issuesreportedbyme calendar] })
puts JSON.generate(login: me.login, issues: left.to_h, tracker: tracker['Masalah'].id)
