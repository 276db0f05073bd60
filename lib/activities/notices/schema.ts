/** `at`: when it is; `was`: when it had been; `count`: of how many meetings of a series this is said. */
type Meeting = { at?: string; was?: string; reason?: string; count?: number }
type Task = { text: string; due?: string }

declare module '../../notices/schema' {
  interface Kinds {
    'meeting.scheduled': Meeting
    'meeting.rescheduled': Meeting
    'meeting.moved': Meeting
    'meeting.changed': Meeting
    'meeting.postponed': Meeting
    'meeting.cancelled': Meeting
    'meeting.seriesScheduled': Meeting
    'meeting.seriesChanged': Meeting
    'meeting.seriesCancelled': Meeting
    'reminder.answer': Meeting
    'reminder.tomorrow': Meeting
    'task.assigned': Task
    'task.due': Task
    'task.overdue': Task
  }
}

export type MeetingData = Meeting
