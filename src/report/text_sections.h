// The parts of the text reports, one function per part. Each begins with its own heading.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"
#include "report/text_writer.h"

namespace armistice {

// of the study (text_run.cc)
void write_head(const Report& report, TextWriter& out);
void write_endings(const Report& report, TextWriter& out);
void write_timing(const Report& report, TextWriter& out);
void write_ceasefire(const Report& report, TextWriter& out);  // nothing where the case has none
// what one side alone knows (text_private.cc); nothing where nothing is private
void write_private(const Report& report, TextWriter& out);
void write_deals(const Report& report, TextWriter& out);
// a deal in steps, and orders of steps compared (text_orders.cc)
void write_sequence(const Report& report, TextWriter& out);  // nothing where it is signed at once
void write_orders(const Report& report, TextWriter& out);
// agreements that come apart (text_relapse.cc); nothing where none can
void write_relapse(const Report& report, TextWriter& out);

// of the war alone (text_war.cc)
void write_war(const Report& report, TextWriter& out);

// what stands in the way (text_locks.cc)
void write_locks(const Report& report, TextWriter& out, bool every_lock);
void write_levers(const Report& report, TextWriter& out);
void write_belief(const Report& report, TextWriter& out);  // --believe against all claims pooled

// what is said at home, and steps in exchange (text_home.cc)
void write_home(const Report& report, TextWriter& out);
void write_steps(const Report& report, TextWriter& out);
// why the war goes on, and when it is ripe to end (text_why.cc)
void write_why(const Report& report, TextWriter& out);
void write_ripeness(const Report& report, TextWriter& out);

// what the study rests on (text_evidence.cc)
void write_disagreements_that_matter(const Report& report, TextWriter& out);
void write_answers(const Report& report, TextWriter& out);
void write_evidence(const Report& report, TextWriter& out);

// how far to trust it (text_trust.cc)
void write_trust(const Report& report, TextWriter& out);
void write_warnings(const Report& report, TextWriter& out);

// what was said and done (text_record.cc)
void write_demands(const Report& report, TextWriter& out);
void write_timeline(const Report& report, TextWriter& out);

// a package proposed now (text_proposal.cc)
void write_proposal(const Report& report, TextWriter& out);

// demands taken together, and a plan against them (text_demands.cc)
void write_demands_together(const Report& report, TextWriter& out);
void write_plan(const Report& report, TextWriter& out);

// names for readers (text_names.cc)
std::string party_name(const Conflict& conflict, int party, const TextWriter& out);
std::string party_name(const Conflict& conflict, const std::string& id, const TextWriter& out);
std::string ending_name(const Conflict& conflict, const std::string& id, const TextWriter& out);
std::string option_name(const Issue& issue, int option, const TextWriter& out);
std::string option_names(const Issue& issue, const std::vector<int>& options,
                         const TextWriter& out);
// one option for every issue, in a line
std::string package_text(const Conflict& conflict, const Deal& deal, const TextWriter& out);
std::string lock_name(const Conflict& conflict, const std::string& id, const TextWriter& out);
std::string choice_name(const Quantity& quantity, const std::string& id, const TextWriter& out);
// A word that a case writes, such as the type of a move: from the table where `family` has it.
std::string word_name(const std::string& family, const std::string& word, const TextWriter& out);
std::string unit_name(const std::string& unit, const TextWriter& out);  // "thousand a month"
std::string value_name(const Claim& claim, const TextWriter& out);      // "about 30 thousand"
// "the proposal of 2025-03-11 (Giver → Red; m1)"
std::string move_name(const Conflict& conflict, const Move& move, const TextWriter& out);
// A stock, auxiliary, quantity or lever. What has no title is called as the case writes it, `ru.cost`,
// so that it can be found there.
std::string thing_name(const Conflict& conflict, const std::string& id, const TextWriter& out);
// The strongest, each with its correlation and error.
std::string drivers_text(const Conflict& conflict, const std::vector<WarDriver>& drivers,
                         const TextWriter& out);
const Quantity* find_quantity(const Conflict& conflict, const std::string& id);  // or null
std::string quantity_name(const Conflict& conflict, const std::string& id, const TextWriter& out);
// A part of an order of steps: of a block, or (-1) all the rest.
std::string part_name(const Conflict& conflict, int block, const TextWriter& out);
// What one party alone knows: its quantities with the values of its lower and upper type.
std::string private_values(const Conflict& conflict,
                           const std::vector<std::pair<int, std::array<double, 2>>>& quantities,
                           const TextWriter& out);
// "general staff: about 30 thousand (c1)", or the title of an alternative of `about`.
std::string believed_name(const Conflict& conflict, const std::string& about, const std::string& id,
                          const TextWriter& out);
// The argument of --believe: a claim, or "quantity=alternative".
std::string belief_name(const Conflict& conflict, const std::string& belief, const TextWriter& out);
std::string joined(const std::vector<std::string>& parts, const std::string& between);

}  // namespace armistice
