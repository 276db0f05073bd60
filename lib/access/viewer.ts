/** The person behind a request, with what the database says of them at this moment. */
export type Viewer = {
  personId: string
  sessionId: string
  name: string
  locale: string
  schoolId: string | null
  isAdministrator: boolean
  /** An administrator who must set up a second factor before anything else, and until then administers nothing. */
  factorDue: boolean
  /** Notices of the viewer's own groups not read yet; a hundred stands for that many or more. */
  unread: number
  /** Active memberships. */
  memberOf: ViewerGroup[]
  /** Groups with an active membership and an active officer's term. */
  officerOf: string[]
  /** Codes of the regions in which the viewer works: of own groups and of what is supervised. */
  homes: string[]
  scope: {
    /** Region codes; each covers all below it. */
    regions: string[]
    groupIds: string[]
    schoolIds: string[]
    /** Groups in which a teacher of an assigned school is an active member. */
    schoolGroupIds: string[]
  }
}

export type ViewerGroup = { id: string; slug: string; name: string; zone: string }
