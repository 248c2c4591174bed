// Endings: the first that matches names how a history ended; `other` closes the list.
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"

namespace armistice {

void compile_endings(CompileContext& context) {
  Conflict& conflict = context.conflict;
  for (const EndingSpec& spec : context.spec.endings) {
    if (spec.id.text == "other")
      context.error(spec.id, "reserved-name", "the ending `other` is added by itself",
                    "remove it, or choose another name");
    Ending ending;
    ending.id = spec.id.text;
    ending.title = spec.title;
    CaseScope scope(context, Site::ending, ending.id);
    ending.when = expression(context, spec.when, scope);
    conflict.endings.push_back(std::move(ending));
  }
  Ending other;
  other.id = "other";
  other.title = {"any other course", "其他结局", "其他結局"};
  other.when = constant_program(1);
  conflict.endings.push_back(std::move(other));
}

}  // namespace armistice
