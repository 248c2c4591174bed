// Titles of the case's things in the reader's language, by id; an id without a title is made readable.
import { number, type Lang } from "./format";
import { inLanguage, isKey, readable, say } from "./i18n";
import type { Deal, Option, Report, Text } from "./report";

export interface Names {
  party(id: string | undefined): string;
  issue(id: string): string;
  option(issue: string, option: Option): string;
  ending(id: string): string;
  lock(id: string): string;
  lever(id: string): string;
  quantity(id: string): string;
  thing(id: string): string; // a quantity, auxiliary or stock; without a title as the case writes it
  stock(id: string): string;
  mode(id: string): string;
  state(mode: string, state: string): string;
  limit(id: string): string;
  part(id: string): string; // of a deal in steps: a block, `deal` for all the rest, or `ceasefire`
  order(id: string): string; // of steps: `in_force` and `at_once` have no title of their own
  kind(id: string): string;
  choice(about: string, id: string): string;
  believed(id: string): string; // a claim, or "quantity=alternative"
  move(type: string): string;
  deal(deal: Deal): string;
}

export function namesOf(report: Pick<Report, "names">, lang: Lang): Names {
  const names = report.names;
  // own properties only: an id may be called "constructor"
  const own = <T>(table: Record<string, T> | undefined, id: string): T | undefined =>
    table && Object.prototype.hasOwnProperty.call(table, id) ? table[id] : undefined;
  const title = (text: Text | undefined, id: string) => {
    const words = inLanguage(text, lang);
    return words === "" || words === id ? readable(id) : words;
  };
  const issue = (id: string) => title(own(names.issues, id)?.title, id);
  const option = (i: string, o: Option) =>
    typeof o === "number" ? number(o, lang) : title(own(own(names.issues, i)?.options, o), o);
  const quantity = (id: string) =>
    title(own(names.quantities, id) ?? own(names.stocks, id) ?? own(names.limits, id), id);
  const choice = (about: string, id: string) => {
    const given = own(own(names.choices, about), id);
    return id === given || given === undefined ? (id === "yes" || id === "no" ? say(lang, id) : readable(id)) : title(given, id);
  };
  return {
    party: (id) => (id ? title(own(names.parties, id), id) : ""),
    issue,
    option,
    ending(id) {
      const words = title(own(names.endings, id), id);
      return id === "other" && words === readable(id) ? say(lang, "other") : words;
    },
    lock(id) {
      const given = own(names.locks, id);
      const pays = /^(war_pays|waiting_pays):(.+)$/.exec(id);
      if (pays && (given === undefined || given === id))
        return say(lang, pays[1] as "war_pays" | "waiting_pays", {
          party: title(own(names.parties, pays[2]!), pays[2]!),
        });
      return title(given, id);
    },
    lever: (id) => title(own(names.levers, id), id),
    quantity,
    thing(id) {
      const words = inLanguage(
        own(names.quantities, id) ?? own(names.auxiliaries, id) ?? own(names.stocks, id) ?? own(names.limits, id),
        lang,
      );
      return words === "" ? id : words;
    },
    stock: (id) => title(own(names.stocks, id), id),
    mode: (id) => title(own(names.modes, id)?.title, id),
    state: (mode, state) => title(own(own(names.modes, mode)?.states, state), state),
    limit: (id) => title(own(names.limits, id), id),
    part: (id) =>
      id === "deal" ? say(lang, "part_deal") : id === "ceasefire" ? say(lang, "part_ceasefire") : title(own(names.blocks, id), id),
    order: (id) =>
      id === "in_force" ? say(lang, "order_in_force") : id === "at_once" ? say(lang, "order_at_once") : title(own(names.orders, id), id),
    kind: (id) => (isKey(`kind_${id}`) ? say(lang, `kind_${id}` as "kind_war") : readable(id)),
    choice,
    believed(id) {
      const [about, alternative] = id.split("=");
      return about && alternative ? `${quantity(about)}${say(lang, "colon")}${choice(about, alternative)}` : id;
    },
    move: (type) => (isKey(`move_${type}`) ? say(lang, `move_${type}` as "move_truce") : readable(type)),
    deal: (deal) =>
      Object.entries(deal)
        .map(([i, o]) => `${issue(i)}${say(lang, "colon")}${option(i, o)}`)
        .join(say(lang, "semicolon")),
  };
}
