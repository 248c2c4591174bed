#include "util/check.h"

#include <gtest/gtest.h>

#include <string>

namespace armistice {
namespace {

TEST(Check, AFailureNamesTheLineTheTextAndBothValues) {
  const int deals = 3, cap = 2;
  try {
    ARMISTICE_CHECK_OP(deals, <=, cap);
    FAIL();
  } catch (const std::logic_error& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("check_test.cc:13: check failed: deals <= cap (3 and 2)"),
              std::string::npos)
        << text;
  }
}

TEST(Check, HoldsQuietlyAndEvaluatesOnce) {
  int calls = 0;
  ARMISTICE_CHECK(++calls == 1);
  EXPECT_EQ(calls, 1);
  EXPECT_THROW(ARMISTICE_CHECK(calls == 2), std::logic_error);
}

}  // namespace
}  // namespace armistice
