/** What the rows of the table `blocking` count, by their item. */
export const BLOCKING_ITEMS: Readonly<Record<string, string>> = {
  mechanisms: "mechanisms for blocking and removal", members: "members of the association", "coverage-providers": "coverage of service providers",
  "coverage-networks": "coverage of network operators", domains: "domains on the list", addresses: "Internet addresses on the list"
};
