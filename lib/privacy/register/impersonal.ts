/** Tables without personal data: why, and their columns. */
export const impersonal = {
  activity_day: {
    why: 'days of activities',
    plain: 'id group_id activity_id starts_at ends_at code_key check_in_by_hand check_in_hand_at',
  },
  audit_anchor: { why: 'hashes', plain: 'number at heads hash' },
  audit_lane: { why: 'hashes', plain: 'lane number hash' },
  class_result: {
    why: 'figures of a class, no pupil',
    plain: 'id group_id measure pupils instrument before after before_on after_on',
  },
  cluster: { why: 'official data', plain: 'id region_code name' },
  coverage_counter: {
    why: 'sums',
    plain:
      'group_id month objective planned held documented followed_up evidenced supporting jp people reported solved',
  },
  coverage_delta: {
    why: 'sums',
    plain:
      'id path kind subject label month objective groups planned held documented followed_up evidenced supporting jp people reported solved',
  },
  group: {
    why: 'who a group is',
    plain:
      'id slug kind name subject region_code cluster_id parent_id decree_number decree_on zone minutes_per_jp remind_days problem_days created_at version',
  },
  group_date: { why: 'days of a group', plain: 'id group_id name kind first_on last_on' },
  letter_counter: { why: 'numbers', plain: 'group_id year last' },
  letterhead: {
    why: "the head of a group's papers",
    plain: 'group_id above address place code format logo_id version',
  },
  library_doubt: { why: 'stems of words', plain: 'id stem' },
  library_word: { why: 'words of entries, rebuilt from them', plain: 'word stem' },
  poll_option: { why: 'dates', plain: 'id group_id poll_id starts_at ends_at' },
  problem_file: { why: 'which file belongs to which problem', plain: 'id group_id problem_id file_id at' },
  redaction_place: {
    why: 'where words were blanked',
    plain: 'id group_id redaction_id place subject_id count',
  },
  region: { why: 'official data', plain: 'code name level parent_code' },
  region_coverage: {
    why: 'sums',
    plain:
      'code kind subject months month objective planned held documented followed_up evidenced supporting jp people reported solved',
  },
  region_coverage_mark: { why: 'sums', plain: 'id mark' },
  region_groups: { why: 'sums', plain: 'code kind subject label groups' },
  replica_mark: { why: 'how old a copy of the database is', plain: 'name at count' },
  school: { why: 'official data', plain: 'id npsn name region_code cluster_id version' },
  transfer_part: { why: 'bytes of a file on its way', plain: 'group_id transfer_id position bytes' },
  used_challenge: { why: 'hashes, so that none counts twice', plain: 'digest until' },
} as const satisfies Record<string, { why: string; plain: string }>
