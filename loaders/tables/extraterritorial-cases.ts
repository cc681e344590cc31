import {cardsTable} from "./cards.js";

export const extraterritorialCases = cardsTable({
  id: "extraterritorial-cases",
  title: "Cases referred for prosecution for offences outside Japan",
  description: "The one count that the report prints, of 2010 to 2014 together. A very small count; it says how many cases were referred, not how many offences were committed abroad."
}, "un", [
  {fact: {measure: "cases-referred-extraterritorial"}, item: "cases referred, for charges of child sexual exploitation abroad", base: "Of all the years together; none is printed for a single year. Whether they are among the cases referred by category of the Act is not said."}
]);
