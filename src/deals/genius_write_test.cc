#include "deals/genius_write.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace armistice {
namespace {

GeniusTable random_table(std::mt19937& random) {
  const auto unit = [&] { return static_cast<double>(random() % 1000003) / 1000003 - 0.3; };
  GeniusTable table;
  table.name = "A <\"domain\"> & 戰爭";
  const int issues = 1 + static_cast<int>(random() % 5);
  for (int i = 0; i < issues; ++i) {
    SpaceIssue issue;
    issue.id = "issue " + std::to_string(i) + " & more";
    const int options = 1 + static_cast<int>(random() % 4);
    for (int o = 0; o < options; ++o)
      issue.options.push_back("'option' <" + std::to_string(o) + ">");
    table.space.issues.push_back(issue);
  }
  for (int p = 0; p < 3; ++p) {
    SpaceParty profile;
    for (const SpaceIssue& issue : table.space.issues) {
      profile.worth.emplace_back();
      const bool indifferent = random() % 4 == 0;
      for (std::size_t o = 0; o < issue.options.size(); ++o)
        profile.worth.back().push_back(indifferent && o > 0 ? profile.worth.back()[0] : unit());
    }
    if (p == 1) profile.reservation = unit();
    profile.offset = p == 0 ? 0.25 : 0;
    table.discounts.push_back(p == 2 ? std::optional<double>(0.75) : std::nullopt);
    table.space.parties.push_back(profile);
  }
  return table;
}

TEST(GeniusWrite, WhatIsWrittenReadsBackInTheScaleThatIsNamed) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const GeniusTable table = random_table(random);
    const WrittenGenius written = write_genius(table);
    std::vector<NamedText> profiles;
    for (const WrittenProfile& profile : written.profiles)
      profiles.push_back({"p.xml", profile.xml});
    const auto again = read_genius({"domain.xml", written.domain}, profiles);
    ASSERT_TRUE(again) << again.diagnostics[0].message;
    ASSERT_TRUE(again.diagnostics.empty());
    EXPECT_EQ(again.value->name, table.name);
    for (std::size_t i = 0; i < table.space.issues.size(); ++i) {
      ASSERT_EQ(again.value->space.issues[i].id, table.space.issues[i].id);
      ASSERT_EQ(again.value->space.issues[i].options, table.space.issues[i].options);
    }
    for (std::size_t p = 0; p < table.space.parties.size(); ++p) {
      const auto& before = table.space.parties[p];
      const auto& after = again.value->space.parties[p];
      const auto& [xml, shift, scale] = written.profiles[p];
      // the first option of every issue, then one issue changed at a time
      for (std::size_t i = 0; i < table.space.issues.size(); ++i)
        for (std::size_t o = 0; o < table.space.issues[i].options.size(); ++o) {
          double here = before.offset, there = 0;
          for (std::size_t k = 0; k < table.space.issues.size(); ++k) {
            here += before.worth[k][k == i ? o : 0];
            there += after.worth[k][k == i ? o : 0];
          }
          ASSERT_NEAR(here, shift + scale * there, 1e-12);
        }
      EXPECT_EQ(again.value->discounts[p], table.discounts[p]);
      if (before.reservation && scale > 0) {
        EXPECT_NEAR(*before.reservation, shift + scale * after.reservation.value(), 1e-12);
      }
    }
  }
}

TEST(GeniusWrite, APartyThatDoesNotCareIsSaidSo) {
  GeniusTable table;
  table.space.issues = {{"a", {"x", "y"}}};
  table.space.parties = {{"p1", 0, {{.5, .5}}, {}}, {"p2", 0, {{0, 1}}, {}}};
  const WrittenGenius written = write_genius(table);
  EXPECT_EQ(written.profiles[0].scale, 0);
  EXPECT_EQ(written.profiles[0].shift, .5);
  EXPECT_EQ(written.profiles[1].scale, 1);
}

}  // namespace
}  // namespace armistice
