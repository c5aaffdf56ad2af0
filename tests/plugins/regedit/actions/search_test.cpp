// lifeboat regedit search, and what matches.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "plugins/regedit/model/text_match.hpp"
#include "tests/plugins/regedit/actions/action_run.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

bool is_in_name(const std::string& text, const std::string& name, MatchRules rules = {}) {
  return TextMatch::of(text, rules).value().is_in_name(name);
}

bool is_in_data(const std::string& text, std::uint32_t type, const std::vector<std::uint8_t>& data,
                MatchRules rules = {}) {
  return TextMatch::of(text, rules).value().is_in_data(type, data);
}

constexpr MatchRules k_whole{true, false}, k_case{false, true};

}  // namespace

TEST_CASE("a text is found anywhere, in any case, unless asked otherwise") {
  CHECK(is_in_name("pool", "SpOoLer"));
  CHECK(is_in_name("aab", "aaab"));  // a start that fails is tried again one later
  CHECK_FALSE(is_in_name("pooler2", "Spooler"));
  CHECK_FALSE(is_in_name("x", ""));
  CHECK(is_in_name("SPOOLER", "spooler", k_whole));
  CHECK_FALSE(is_in_name("pool", "spool", k_whole));
  CHECK_FALSE(is_in_name("spoo", "spool", k_whole));
  CHECK_FALSE(is_in_name("POOL", "spool", k_case));
  CHECK(is_in_name("\xF0\x9F\x98\x80", "a\xF0\x9F\x98\x80"));
}

TEST_CASE("data of text types is text, with each part of a list for itself") {
  const auto text = parse_data(k_sz, "C:\\Windows\xF0\x9F\x98\x80").value().bytes;
  CHECK(is_in_data("windows", k_expand_sz, text));
  CHECK(is_in_data("\xF0\x9F\x98\x80", k_sz, text));
  CHECK_FALSE(is_in_data("windows", k_binary, text));
  CHECK_FALSE(is_in_data("windows", k_sz, {'w', 0, 'i'}));
  const auto list = parse_data(k_multi_sz, "one\\0two").value().bytes;
  CHECK(is_in_data("two", k_multi_sz, list, k_whole));
  CHECK_FALSE(is_in_data("onetwo", k_multi_sz, list));
  CHECK(is_in_data("a", k_sz, {'a', 0}, k_whole));  // not closed
}

TEST_CASE("hex: stands for bytes, in data of any type and not in names") {
  CHECK(is_in_data("hex:0a0b", k_binary, {1, 10, 11, 2}));
  CHECK(is_in_data("hex:0a 0b", 0x1234, {10, 11}, k_whole));
  CHECK_FALSE(is_in_data("hex:0a0b", k_binary, {10, 12, 11}));
  CHECK_FALSE(is_in_name("hex:0a0b", "hex:0a0b"));
  for (const char* bad : {"", "hex:", "hex:0", "hex:xy", "\xFF"}) CHECK_FALSE(TextMatch::of(bad, {}).is_ok());
}

TEST_CASE("search prints keys and values, each on a line of its own") {
  FakeHost host;
  host.set_text(k_key, "Name", "the SPOOLER");
  host.set_text(k_key + "\\Other", "spool", "x");
  host.set_text(k_key + "\\Other", "", "nothing");
  const Run found = run(host, "search", {"spool"});
  CHECK(found.status == LB_OK);
  CHECK(found.out == k_key + "\n" + k_key + "    Name    REG_SZ    the SPOOLER\n" + k_key +
                         "\\Other    spool    REG_SZ    x\n");
  CHECK(run(host, "search", {"spool", "--keys"}).out == k_key + "\n");
  CHECK(run(host, "search", {"spool", "--data", "--case"}).status == LB_NOT_FOUND);
  CHECK(run(host, "search", {"spool", k_key + "\\Other", "--values", "--exact"}).prints("spool    REG_SZ"));
  const auto json = nlohmann::json::parse(run(host, "search", {"spool"}, true).out);
  REQUIRE(json.size() == 3);
  CHECK(json[1].at("value") == "Name");
  CHECK(host.live_snapshots == 0);
}

TEST_CASE("search says 1 when there is nothing, 2 for what has no meaning, 3 when not all could be read") {
  FakeHost host;
  host.at(k_key + "\\A").damage = "the list is cut short";
  host.at("HKLM\\SOFTWARE");
  CHECK(run(host, "search", {"nowhere", "HKLM\\SOFTWARE"}).status == LB_NOT_FOUND);
  CHECK(run(host, "search", {"x", "HKLM\\None"}).status == LB_NOT_FOUND);
  CHECK(run(host, "search", {"hex:00", "--keys"}).status == LB_BAD_USE);
  const Run partly = run(host, "search", {"spooler"});
  CHECK(partly.status == LB_REFUSED);
  CHECK(partly.prints(k_key));
  CHECK(partly.complains("the list is cut short"));
}
