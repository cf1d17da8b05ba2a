/** The cookie cannot be read in the page, so a tab that made a user leaves word for the others. */
export const USER_KEY = "gradewire:user";
