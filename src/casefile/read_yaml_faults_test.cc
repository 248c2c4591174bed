// Faults of the YAML itself, and the whole text that people get.
#include "kit/faults.h"

namespace armistice {
namespace {

using kit::Fault;

// Every case that says nothing else begins with these two lines.
#define HEAD "armistice: 1\nstart: 2025-01-01\n"

const Fault kFaults[] = {
    {"CaretUnderWideCharacters", HEAD R"(parties: {紅方: {role: belligerent}, blue: {role: patron, bakcs: red}}
)", R"(war.yaml:3:11: error: `紅方` is not a name for a party
parties: {紅方: {role: belligerent}, blue: {role: patron, bakcs: red}}
          ^
  names are English letters, digits, _ and ., and begin with a letter; what people read goes to `title`
war.yaml:3:57: error: unknown key `bakcs` in a party
parties: {紅方: {role: belligerent}, blue: {role: patron, bakcs: red}}
                                                          ^
  did you mean `backs`?
)"},
    {"YamlTag", HEAD R"(title: !!str 5
)", R"(war.yaml:3:8: error: YAML tags such as `!!str` are not read
title: !!str 5
       ^
  drop the tag; put a text that looks like something else in quotes
)"},
    {"MergeKey", HEAD R"(parties:
  red: &r {role: belligerent}
  blue: {<<: *r}
)", R"(war.yaml:5:9: error: a party needs `role`
  blue: {<<: *r}
        ^
  add `role: ...`
war.yaml:5:10: error: merge keys (`<<`) are not read
  blue: {<<: *r}
         ^
  write the keys out
)"},
    {"UnclosedBracket", HEAD R"(issues: {land: {options: [a, b}
now: 2025-02-01
)", R"(war.yaml:3:31: error: this is not YAML: illegal flow end
issues: {land: {options: [a, b}
                              ^
  a `[` or `{` is not closed, or closed by the wrong bracket
)"},
    {"TabAsIndent", HEAD R"(parties:
	red: {role: belligerent}
)", R"(war.yaml:4:5: error: this is not YAML: illegal map value
	red: {role: belligerent}
	   ^
  indent with spaces, not tabs
)"},
    {"ColonInText", HEAD R"(title: a war: the end
)", R"(war.yaml:3:13: error: this is not YAML: illegal map value
title: a war: the end
            ^
  put texts that hold `: ` or ` #` in quotes, and check the indentation here and above
)"},
    {"UnclosedQuote", HEAD R"(title: "a war
)", R"(war.yaml:3:8: error: this quotation mark is not closed
title: "a war
       ^
  close it at the end of the text
)"},
    {"UnknownAlias", HEAD R"(title: *nobody
)", R"(war.yaml:3:8: error: this is not YAML: the referenced anchor is not defined
title: *nobody
       ^
  put texts that begin with @ ` & * % | > in quotes
)"},
    {"SecondDocument", HEAD R"(---
title: more
)", R"(war.yaml:4:1: error: a second YAML document begins in this file
title: more
^
  remove the `---` line, or name the other file under `include:`
)"},
    {"NotAMap", R"(- a
- b
)", R"(war.yaml:1:1: error: a case file is a map of keys, not a list
- a
^
  begin with `armistice: 1`
)"},
    {"EmptyFile", R"(# nothing yet
)", R"(war.yaml: error: the file holds nothing
  a case begins with `armistice: 1`
)"},
};

#undef HEAD

class FaultyYaml : public ::testing::TestWithParam<Fault> {};

TEST_P(FaultyYaml, SaysWhatIsWrongWhereAndWhatToDo) { kit::expect_fault(GetParam()); }

INSTANTIATE_TEST_SUITE_P(ReadYaml, FaultyYaml, ::testing::ValuesIn(kFaults),
                         [](const auto& instance) { return std::string(instance.param.name); });

}  // namespace
}  // namespace armistice
