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
void write_deals(const Report& report, TextWriter& out);

// of the war alone (text_war.cc)
void write_war(const Report& report, TextWriter& out);

// what stands in the way (text_locks.cc)
void write_locks(const Report& report, TextWriter& out, bool every_lock);
void write_levers(const Report& report, TextWriter& out);

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

// names for readers (text_names.cc)
std::string party_name(const Conflict& conflict, int party, const TextWriter& out);
std::string party_name(const Conflict& conflict, const std::string& id, const TextWriter& out);
std::string ending_name(const Conflict& conflict, const std::string& id, const TextWriter& out);
std::string option_name(const Issue& issue, int option, const TextWriter& out);
std::string option_names(const Issue& issue, const std::vector<int>& options,
                         const TextWriter& out);
std::string lock_name(const Conflict& conflict, const std::string& id, const TextWriter& out);
std::string joined(const std::vector<std::string>& parts, const std::string& between);

}  // namespace armistice
