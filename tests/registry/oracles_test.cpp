// Every sample hive as this engine reads it and as hivexregedit, regfexport and reglookup read the same file. Those
// above 4 MB, for which the witnesses need a minute, only with LIFEBOAT_ALL_HIVES set (test_registry_oracles_long).
#include <catch2/catch.hpp>

#include <map>

#include "tests/reason_to_skip.hpp"
#include "tests/registry/witnesses/hivexregedit.hpp"
#include "tests/registry/witnesses/regfexport.hpp"
#include "tests/registry/witnesses/reglookup.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

std::string hives_folder() {
  if (const char* given = std::getenv("LIFEBOAT_HIVES")) return given;
  return LIFEBOAT_SOURCE_DIR "/../shared/hives";
}

std::vector<std::string> samples() {
  constexpr std::uintmax_t k_soon_read_bytes = 4U << 20U;
  const bool takes_all = std::getenv("LIFEBOAT_ALL_HIVES") != nullptr;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(hives_folder())) {
    if (!entry.is_regular_file() || (!takes_all && entry.file_size() > k_soon_read_bytes)) continue;
    names.push_back(std::filesystem::relative(entry.path(), hives_folder()).string());
  }
  std::ranges::sort(names);
  return names;
}

struct Witness {
  const char* name;
  Lines (*read)(const std::string& path);
  std::string (*line_for)(const Entry& entry);
  bool (*is_cut_short)(const Entry& entry);  // the witness shows something behind the data that is not of the hive
};

bool never(const Entry& /*entry*/) { return false; }

constexpr Witness k_witnesses[] = {{"hivexregedit", hivexregedit::read, hivexregedit::line_for, never},
                                   {"regfexport", regfexport::read, regfexport::line_for, regfexport::is_unterminated},
                                   {"reglookup", reglookup::read, reglookup::line_for, never}};

// Where a witness is wrong or gives up, looked at by hand: lines that it does not have, lines that it alone has.
struct Fault {
  const char* witness;
  std::size_t missing, wrong;
  const char* why;
};

const std::multimap<std::string, Fault> k_faults = {
    {"damaged/BadListHive", {"hivexregedit", 1, 1, "makes paths from the keys' parent fields; of a key in two lists one is wrong"}},
    {"damaged/InvalidParentHive", {"hivexregedit", 1, 1, "makes paths from the keys' parent fields; one is damaged"}},
    {"damaged/GarbageHive", {"hivexregedit", 1, 0, "refuses a file with rubbish behind the last bin"}},
    {"damaged/GarbageHive", {"regfexport", 1, 0, "refuses a file with rubbish behind the last bin"}},
    {"damaged/SAMBadHBinHeader", {"hivexregedit", 51, 0, "drops what lies in the bin whose header is damaged"}},
    {"damaged/SAMBadHBinHeader", {"regfexport", 136, 0, "ends at the bin whose header is damaged"}},
    {"damaged/SAMBadHBinHeader", {"reglookup", 140, 0, "ends at the bin whose header is damaged"}},
    {"damaged/TruncatedHive", {"regfexport", 2, 0, "refuses a file that is cut short"}},
    {"damaged/TruncatedPairHive", {"hivexregedit", 3, 0, "drops all subkeys when the name of one is half a pair"}},
    {"damaged/TruncatedPairHive", {"regfexport", 1, 0, "ends at the name that is half a pair"}},
    {"damaged/corrupt_sub_key_list.hiv", {"regfexport", 182, 0, "ends at the damaged entry of a list"}},
    {"damaged/corrupt_sub_key_list.hiv", {"reglookup", 182, 0, "ends at the damaged entry of a list"}},
    {"damaged/corrupted_system_hive", {"hivexregedit", 22, 0, "drops all values of a key when one is damaged"}},
    {"damaged/corrupted_system_hive", {"regfexport", 7301, 0, "gives up at the first record out of place"}},
    {"damaged/corrupted_system_hive", {"reglookup", 7303, 0, "gives up at the first record out of place"}},
    {"dirty/BadBaseBlockHive/BadBaseBlockHive", {"hivexregedit", 5003, 0, "refuses a header with a wrong checksum"}},
    {"dirty/BadBaseBlockHive/BadBaseBlockHive", {"regfexport", 5003, 0, "refuses a header with a wrong checksum"}},
    {"features/CompHive", {"regfexport", 2, 2, "takes compressed names for Windows-1252; Windows widens each byte"}},
    {"features/System_Delta", {"hivexregedit", 3, 0, "drops the values that a layered hive marks as deleted"}},
};

Fault fault_of(const std::string& file, const std::string& witness) {
  const auto [first, last] = k_faults.equal_range(file);
  for (auto at = first; at != last; ++at) {
    if (at->second.witness == witness) return at->second;
  }
  return {"", 0, 0, "none is known"};
}

std::string some_of(const Lines& lines) {
  constexpr std::size_t k_enough = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(lines.size(), k_enough); ++i) text += "\n  " + lines[i].substr(0, 200);
  return text;
}

// Of lines that a witness made longer than they are, neither form counts.
void leave_out_cut_short(const Witness& witness, const std::vector<Entry>& entries, Lines& ours, Lines& theirs) {
  for (const Entry& entry : entries) {
    if (!witness.is_cut_short(entry)) continue;
    const std::string line = witness.line_for(entry);
    std::erase(ours, line);
    std::erase_if(theirs, [&](const std::string& their) { return their.starts_with(line); });
  }
}

void compare(const std::string& file, const std::vector<Entry>& entries, const Witness& witness) {
  Lines ours, theirs = witness.read(hives_folder() + "/" + file), missing, wrong;
  for (const Entry& entry : entries) ours.push_back(witness.line_for(entry));
  leave_out_cut_short(witness, entries, ours, theirs);
  std::ranges::sort(ours);
  std::ranges::sort(theirs);
  std::ranges::set_difference(ours, theirs, std::back_inserter(missing));
  std::ranges::set_difference(theirs, ours, std::back_inserter(wrong));
  const Fault fault = fault_of(file, witness.name);
  INFO(file << " by " << witness.name << ", whose fault: " << fault.why);
  INFO("ours alone:" << some_of(missing));
  INFO("theirs alone:" << some_of(wrong));
  CHECK(missing.size() == fault.missing);
  CHECK(wrong.size() == fault.wrong);
}

}  // namespace

TEST_CASE("every sample hive is read as hivexregedit, regfexport and reglookup read it, but for their known faults") {
  std::size_t hives = 0;
  for (const std::string& file : samples()) {
    const auto hive = Hive::open(read_whole_file(hives_folder() + "/" + file), file);
    if (!hive) continue;
    ++hives;
    const std::vector<Entry> entries = entries_of(*hive);
    for (const Witness& witness : k_witnesses) compare(file, entries, witness);
  }
  CHECK(hives >= 35);
}

TEST_CASE("what is refused as no hive is nothing to the witnesses either") {
  for (const char* file : {"damaged/NotAHive", "README.md", "clean/setupapi.dev.log"}) {
    INFO(file);
    CHECK_FALSE(Hive::open(read_whole_file(hives_folder() + "/" + file), file));
    for (const Witness& witness : k_witnesses) CHECK(witness.read(hives_folder() + "/" + file).empty());
  }
}

std::string lifeboat::testing::reason_to_skip() {
  if (!std::filesystem::exists(hives_folder() + "/clean/win7/SYSTEM")) {
    return "the sample hives are not in " + hives_folder() + " (LIFEBOAT_HIVES)";
  }
  for (const char* program : {"hivexregedit", "regfexport", "reglookup"}) {
    if (!is_installed(program)) return std::string(program) + " is not installed (libwin-hivex-perl, libregf-utils, reglookup)";
  }
  return {};
}
