#include "deals/case_space.h"

#include <gtest/gtest.h>

#include "deals/count_packages.h"
#include "deals/frontier.h"
#include "deals/worth.h"
#include "kit/random_deals.h"
#include "kit/slow_deals.h"
#include "kit/slow_space.h"

namespace armistice {
namespace {

// Packages, worths and refusals of the tables are those of the programs.
TEST(CaseSpace, SaysWhatTheProgramsSay) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    TableSize size;
    size.parties = 2 + static_cast<int>(seed % 3);
    const RandomTable table = TableMaker(seed, size).make();
    const Conflict& c = table.conflict;
    const Scale scale = make_scale(c, table.start);
    const CaseSpace made = case_space(c, table.start, scale);
    ASSERT_TRUE(made.too_long.empty());
    EXPECT_EQ(made.needed, (std::vector<int>{0, 1}));
    OptionWorths worths(c);
    Registers registers;
    worths.evaluate(table.start, scale, registers);
    const std::vector<Deal> deals = slow::packages(c);
    EXPECT_EQ(count_packages(made.space), count_packages(c));
    std::vector<Deal> open;
    for (const Deal& deal : deals) {
      if (slow::permanently_locked(c, refusing_locks(c, deal))) continue;
      open.push_back(deal);
      for (std::size_t p = 0; p < made.party.size(); ++p) {
        double u = 0;
        worths.worth(made.party[p], deal, &u);
        ASSERT_NEAR(slow::space_worth(made.space, static_cast<int>(p), deal), u, 1e-12);
      }
    }
    const std::vector<slow::SpacePackage> listed = slow::packages(made.space);
    ASSERT_EQ(listed.size(), open.size()) << "seed " << seed;
    for (std::size_t k = 0; k < open.size(); ++k) EXPECT_EQ(listed[k].deal, open[k]);
  }
}

TEST(CaseSpace, NamesConditionsThatAreTooLong) {
  Conflict c;
  c.stocks.resize(2);
  c.quantities.resize(3);
  c.views.resize(1);
  c.parties.resize(1);
  c.issues.resize(11);
  for (Issue& issue : c.issues) issue.option_count = 4, issue.options.assign(4, "x");
  lay_out(c);
  ProgramWriter w;
  Operand sum = w.number(0);
  for (int i = 0; i < 11; ++i) sum = w.op(Op::add, sum, w.slot(c.layout.issues + i));
  c.forbidden.push_back(w.result(w.op(Op::eq, sum, w.number(33))));
  c.forbidden[0].text = "all of them";
  const CaseSpace made =
      case_space(c, Frame(c.layout.size(), 1), make_scale(c, Frame(c.layout.size(), 1)));
  EXPECT_EQ(made.too_long, std::vector<std::string>{"all of them"});
}

}  // namespace
}  // namespace armistice
