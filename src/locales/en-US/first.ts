import common from './common'
import errors from './errors'
import home from './home'

/** For a mini-program, where nothing can be fetched when it is chosen: other journeys bring theirs with their package. */
export const enUS = { common, errors, home }
