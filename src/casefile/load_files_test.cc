#include "casefile/load_files.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/case_files.h"

namespace armistice {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

const std::string kHead = "armistice: 1\nstart: 2025-01-01\n";

std::string text_of(const std::string& path, std::map<std::string, std::string> files) {
  return all_text(read_case(path, memory_files(std::move(files))).diagnostics);
}

TEST(Include, ListsAppendAndMapsMerge) {
  const auto spec = read_case(
      "c/case.yaml",
      memory_files({{"c/case.yaml", kHead + "include: [a.yaml, sub/b.yaml]\n"
                                            "forbidden: [x == y]\n"
                                            "quantities: {q1: 1}\n"
                                            "war: {stocks: {s1: {start: 0, flow: 0}}}\n"},
                    {"c/a.yaml", "armistice: 1\nforbidden: [x == z]\nquantities: {q2: 2}\n"
                                 "war: {stocks: {s2: {start: 0, flow: 0}}, method: rk4}\n"},
                    {"c/sub/b.yaml", "include: more.yaml\ntitle: from b\n"},
                    {"c/sub/more.yaml", "quantities: {q3: 3}\n"}}));
  ASSERT_TRUE(spec) << all_text(spec.diagnostics);
  EXPECT_EQ(spec.value->files.size(), 4u);
  EXPECT_EQ(spec.value->files[3].path, "c/sub/more.yaml");
  EXPECT_EQ(spec.value->forbidden.size(), 2u);
  EXPECT_EQ(spec.value->quantities.size(), 3u);
  EXPECT_EQ(spec.value->quantities[2].id.place.file, 3);
  EXPECT_EQ(spec.value->war.stocks.size(), 2u);
  EXPECT_EQ(spec.value->war.method.text, "rk4");
  EXPECT_EQ(spec.value->title.en, "from b");
}

TEST(Include, TheSameNameInTwoFilesNamesBothPlaces) {
  EXPECT_EQ(text_of("case.yaml", {{"case.yaml", kHead + "include: [b.yaml]\nquantities: {cost: 1}\n"
                                                        "claims: [{id: c1, source: s, about: x}]\n"},
                                  {"b.yaml", "quantities:\n  cost: 2\n"
                                             "claims:\n  - {id: c1, source: s, about: x}\n"}}),
            "b.yaml:2:3: error: `cost` is given in two files\n"
            "  cost: 2\n"
            "  ^\n"
            "  the first is at case.yaml:4:14; keep one of them\n"
            "b.yaml:4:10: error: `c1` names a claim twice\n"
            "  - {id: c1, source: s, about: x}\n"
            "         ^\n"
            "  the first is at case.yaml:5:15; rename one of them\n");
}

TEST(Include, AListAndAMapDoNotMerge) {
  EXPECT_THAT(text_of("case.yaml", {{"case.yaml", kHead + "include: b.yaml\nendings: {a: signed}\n"},
                                    {"b.yaml", "endings: [{id: b, when: signed}]\n"}}),
              HasSubstr("b.yaml:1:1: error: `endings` is given in two files, once as a list and once "
                        "as a map\n"));
}

TEST(Include, ScalarsAreGivenOnce) {
  EXPECT_THAT(text_of("case.yaml", {{"case.yaml", kHead + "include: b.yaml\n"},
                                    {"b.yaml", "start: 2025-01-01\n"}}),
              HasSubstr("b.yaml:1:1: error: `start` is given in two files\n"));
}

TEST(Include, StaysInsideTheFolder) {
  const std::string secret = "title: stolen\n";
  for (const char* path : {"../secret.yaml", "/secret.yaml", "sub/../../secret.yaml", "sub/..",
                           "..\\\\secret.yaml", "C:secret.yaml"}) {
    const auto spec = read_case(
        "c/case.yaml",
        memory_files({{"c/case.yaml", kHead + "include: [\"" + path + "\"]\n"},
                      {"secret.yaml", secret}, {"/secret.yaml", secret}, {"c/../secret.yaml", secret}}));
    ASSERT_EQ(spec.diagnostics.size(), 1u) << path;
    EXPECT_EQ(spec.diagnostics[0].key, "include-outside") << path;
    EXPECT_EQ(spec.diagnostics[0].line, 3);
    EXPECT_EQ(spec.diagnostics[0].column, 11);
  }
}

TEST(Include, CyclesAndRepetitionsEnd) {
  EXPECT_THAT(text_of("c/case.yaml", {{"c/case.yaml", kHead + "include: [case.yaml]\n"}}),
              HasSubstr("c/case.yaml:3:11: error: the case includes itself\n"));
  EXPECT_THAT(text_of("c/case.yaml", {{"c/case.yaml", kHead + "include: [a.yaml]\n"},
                                      {"c/a.yaml", "include: [./b.yaml]\n"},
                                      {"c/b.yaml", "include: [.//a.yaml]\n"}}),
              HasSubstr("c/b.yaml:1:11: error: `.//a.yaml` is included twice\n"));
  EXPECT_THAT(text_of("c/case.yaml", {{"c/case.yaml", kHead + "include: [a.yaml]\n"},
                                      {"c/a.yaml", "include: [case.yaml]\n"}}),
              HasSubstr("c/a.yaml:1:11: error: the case includes itself\n"));
}

TEST(Include, AMissingFileIsBlamedOnItsName) {
  EXPECT_EQ(text_of("c/case.yaml", {{"c/case.yaml", kHead + "include: [war.yaml, [x]]\n"}}),
            "c/case.yaml:3:11: error: `war.yaml` cannot be read: there is no file c/war.yaml\n"
            "include: [war.yaml, [x]]\n"
            "          ^\n"
            "  names under `include` are relative to the file that they stand in\n"
            "c/case.yaml:3:21: error: `include` takes file names, not a list\n"
            "include: [war.yaml, [x]]\n"
            "                    ^\n"
            "  write `include: [war.yaml, talks.yaml]`\n");
}

TEST(Include, FaultsOfAllFilesComeTogether) {
  const std::string text =
      text_of("case.yaml", {{"case.yaml", kHead + "include: [a.yaml, b.yaml]\nhorizn: 1\n"},
                            {"a.yaml", "title: [\n"},
                            {"b.yaml", "cost_of_war: 3\n"}});
  EXPECT_THAT(text, HasSubstr("case.yaml:4:1: error: unknown key"));
  EXPECT_THAT(text, HasSubstr("a.yaml:2:1: error: this is not YAML"));
  EXPECT_THAT(text, HasSubstr("b.yaml:1:14: error: `cost_of_war` must be a map"));
}

TEST(Include, ManyFilesAreTooMany) {
  std::map<std::string, std::string> files;
  std::string names;
  for (int k = 0; k < 400; ++k) {
    const std::string name = "f" + std::to_string(k) + ".yaml";
    files[name] = "forbidden: [x == y]\n";
    names += "- " + name + "\n";
  }
  files["case.yaml"] = kHead + "include:\n" + names;
  EXPECT_THAT(text_of("case.yaml", files), HasSubstr("error: a case has at most 256 files\n"));
}

TEST(CaseFolder, NeedsCaseYaml) {
  EXPECT_EQ(text_of("c", {{"c/other.yaml", kHead}}),
            "c/case.yaml: error: the case cannot be read: there is no file c/case.yaml\n"
            "  a case that is a folder has a file case.yaml in it\n");
  EXPECT_EQ(text_of("nowhere.yaml", {}),
            "nowhere.yaml: error: the case cannot be read: there is no file nowhere.yaml\n"
            "  name a case file, or a folder that holds case.yaml\n");
}

class OnDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    // a folder of the test's own: tests run side by side
    const std::string test = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    root_ = std::filesystem::path(::testing::TempDir()) / ("armistice_load_files_test_" + test);
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_ / "case" / "sub");
  }
  void TearDown() override { std::filesystem::remove_all(root_); }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(root_ / name) << text;
  }
  Checked<CaseSpec> read(const std::string& name) {
    return read_case((root_ / name).string(), disk_files());
  }
  std::filesystem::path root_;
};

TEST_F(OnDisk, AFolderAndAFileAreTheSameCase) {
  write("case/case.yaml", kHead + "include: sub/war.yaml\n");
  write("case/sub/war.yaml", "title: Two forts\n");
  for (const char* name : {"case", "case/", "case/case.yaml"}) {
    const auto spec = read(name);
    ASSERT_TRUE(spec) << all_text(spec.diagnostics);
    EXPECT_EQ(spec.value->title.en, "Two forts");
    EXPECT_THAT(spec.value->files[1].path, EndsWith("case/sub/war.yaml"));
  }
}

TEST_F(OnDisk, ASymlinkOutOfTheFolderIsRefused) {
  write("secret.yaml", "title: stolen\n");
  write("case/inside.yaml", "title: fine\n");
  std::filesystem::create_symlink(root_ / "secret.yaml", root_ / "case/link.yaml");
  std::filesystem::create_symlink(root_, root_ / "case/up");
  std::filesystem::create_symlink("inside.yaml", root_ / "case/alias.yaml");
  for (const char* name : {"link.yaml", "up/secret.yaml"}) {
    write("case/case.yaml", kHead + "include: [" + name + "]\n");
    const auto spec = read("case");
    ASSERT_EQ(spec.diagnostics.size(), 1u);
    EXPECT_EQ(spec.diagnostics[0].key, "include-outside");
  }
  write("case/case.yaml", kHead + "include: [alias.yaml]\n");
  EXPECT_TRUE(read("case"));
}

TEST_F(OnDisk, WhatIsNoOrdinaryFileIsNotOpened) {
  write("case/case.yaml", kHead + "include: [sub]\n");
  EXPECT_THAT(all_text(read("case").diagnostics), HasSubstr("is a folder"));
  EXPECT_THAT(all_text(read_case("/dev/zero", disk_files()).diagnostics),
              HasSubstr("/dev/zero is not an ordinary file"));
}

TEST_F(OnDisk, ALargeFileIsRefusedUnread) {
  write("case/case.yaml", kHead);
  std::filesystem::resize_file(root_ / "case/case.yaml", 100u << 20);
  EXPECT_THAT(all_text(read("case").diagnostics), HasSubstr("has more than 16 MiB"));
}

}  // namespace
}  // namespace armistice
