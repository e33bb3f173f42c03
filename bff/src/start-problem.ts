/** What stands against starting, in one line for the person at the terminal. */
export class StartProblem extends Error {}
