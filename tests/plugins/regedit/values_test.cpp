// What values mean, and what is written for what a person typed.
#include <catch2/catch.hpp>

#include "plugins/regedit/model/editable.hpp"
#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/utf16.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"

using namespace lifeboat::regedit;
using lifeboat::sdk::RegistryData;

namespace {
using Bytes = std::vector<std::uint8_t>;
RegistryData parsed(std::uint32_t type, const std::string& text) { return parse_data(type, text).value(); }
}  // namespace

TEST_CASE("every kind of data that can be written reads back as it was typed") {
  const auto type = GENERATE(k_sz, k_expand_sz);
  for (const std::string text : {"", "Windows", "%SystemRoot%\\système", "Ωμέγα Жук \xF0\x9F\x98\x80", "\xED\xA0\x80x"}) {
    CHECK(understand(parsed(type, text)).text == text);
    CHECK(understand(parsed(type, text)).damage.empty());
  }
  CHECK(understand(parsed(k_dword, "4294967295")).number == 0xFFFF'FFFFu);
  CHECK(understand(parsed(k_dword, "0xdeadBEEF")).number == 0xDEADBEEFu);
  CHECK(understand(parsed(k_qword, "18446744073709551615")).number == ~std::uint64_t{0});
  CHECK(understand(parsed(k_multi_sz, "one\\0two")).list == std::vector<std::string>{"one", "two"});
  CHECK(parsed(k_multi_sz, "").bytes == Bytes{0, 0});
  CHECK(parsed(k_binary, "01 0a,FF-00").bytes == Bytes{1, 10, 255, 0});
}

TEST_CASE("numbers are written little endian, texts with their end mark") {
  CHECK(parsed(k_dword, "258").bytes == Bytes{2, 1, 0, 0});
  CHECK(parsed(k_sz, "Ab").bytes == Bytes{'A', 0, 'b', 0, 0, 0});
}

TEST_CASE("what is no number, no bytes or no list is bad use") {
  const auto status_of = [](std::uint32_t type, const std::string& text) {
    const auto data = parse_data(type, text);
    return data ? LB_OK : data.failure().status;
  };
  for (const std::string text : {"", "many", "-1", "4294967296", "0x", "0x1ffffffff", "1 ", " 1", "1.0"}) {
    INFO(text);
    CHECK(status_of(k_dword, text) == LB_BAD_USE);
  }
  CHECK(status_of(k_qword, "18446744073709551616") == LB_BAD_USE);
  CHECK(status_of(k_binary, "0") == LB_BAD_USE);
  CHECK(status_of(k_binary, "0 1") == LB_BAD_USE);
  CHECK(status_of(k_binary, "xy") == LB_BAD_USE);
  CHECK(status_of(k_multi_sz, "a\\0\\0b") == LB_BAD_USE);
  CHECK(status_of(k_sz, "\xFF") == LB_BAD_USE);
  CHECK(status_of(k_link, "x") == LB_BAD_USE);
}

TEST_CASE("damaged texts are shown as far as they go, and say what is wrong") {
  const Understood odd = understand({k_sz, {'A', 0, 'b'}});
  CHECK(odd.text == "A");
  CHECK(odd.damage.find("odd length") != std::string::npos);
  const Understood open = understand({k_sz, {'A', 0}});
  CHECK(open.text == "A");
  CHECK(open.damage.find("end mark") != std::string::npos);
  const Understood more = understand({k_sz, {'A', 0, 0, 0, 'x', 0, 'y', 0}});
  CHECK(more.text == "A");
  CHECK(more.damage.find("4 more bytes") != std::string::npos);
  CHECK(understand({k_sz, {}}).damage.empty());
  CHECK_FALSE(understand({k_sz, {7}}).damage.empty());
  CHECK_FALSE(understand({k_multi_sz, {'A', 0, 0, 0}}).damage.empty());
}

TEST_CASE("a number of the wrong length is bytes with a reason, and is edited as such") {
  const RegistryData five{k_dword, {1, 2, 3, 4, 5}};
  CHECK(understand(five).kind == Understood::Kind::bytes);
  CHECK_FALSE(understand(five).damage.empty());
  CHECK(preview(five) == "01 02 03 04 05");
  CHECK(how_editable(five).form == Form::bytes);
  CHECK_FALSE(how_editable(five).reason.empty());
}

TEST_CASE("lines for people and for scripts") {
  CHECK(preview(parsed(k_dword, "2")) == "0x00000002 (2)");
  CHECK(preview({k_dword_big_endian, {0, 0, 1, 0}}) == "0x00000100 (256)");
  CHECK(preview(parsed(k_multi_sz, "a\\0b")) == "a | b");
  CHECK(as_reg_exe(parsed(k_dword, "2")) == "0x2");
  CHECK(as_reg_exe(parsed(k_binary, "0aff")) == "0AFF");
  CHECK(as_reg_exe(parsed(k_sz, "a\x1b[2J")) == "a\\x1b[2J");
  CHECK(preview({k_sz, Bytes(1'000'000, 'A')}).size() < 1'600);
  CHECK(preview({k_binary, Bytes(1'000'000, 0)}).size() < 250);
  CHECK(type_name(38) == "0x00000026");
  CHECK(type_of_name("reg_dword") == std::optional<std::uint32_t>(k_dword));
  CHECK_FALSE(type_of_name("REG_NONSENSE"));
}

TEST_CASE("a text that a field would lose part of is edited as bytes, for a reason that is said") {
  CHECK(how_editable(parsed(k_sz, "plain, two\nlines")).form == Form::text);
  const auto lost = [](const RegistryData& data) {
    const Editable how = how_editable(data);
    return how.form == Form::bytes && !how.reason.empty();
  };
  CHECK(lost(parsed(k_sz, "bell\x07")));
  CHECK(lost(parsed(k_sz, "\xF0\x9F\x98\x80")));
  CHECK(lost(parsed(k_sz, "\xED\xA0\x80")));
  CHECK(lost(parsed(k_multi_sz, "a\\0b\rc")));
  CHECK(lost({k_sz, Bytes(k_editable_text_bytes + 2, 'A')}));
  CHECK(how_editable(parsed(k_multi_sz, "a\\0b")).form == Form::lines);
  CHECK(how_editable(parsed(k_binary, "00")).form == Form::bytes);
  CHECK(how_editable(parsed(k_binary, "00")).reason.empty());
}

TEST_CASE("names that the registry cannot hold are refused") {
  CHECK(check_name("Start", true));
  CHECK_FALSE(check_name("", true));
  CHECK_FALSE(check_name("a\\b", true));
  CHECK(check_name("a\\b", false));
  CHECK(check_name(std::string(255, 'k'), true));
  CHECK_FALSE(check_name(std::string(256, 'k'), true));
  CHECK_FALSE(check_name(std::string("a\0b", 3), false));
}

TEST_CASE("paths: short roots, doubled backslashes, case") {
  CHECK(normal_path("\\hklm\\\\System\\") == "HKEY_LOCAL_MACHINE\\System");
  CHECK(normal_path("Computer\\HKEY_LOCAL_MACHINE") == "HKEY_LOCAL_MACHINE");
  CHECK(normal_path("\\") == "");
  CHECK(parent_path("a\\b") == "a");
  CHECK(parent_path("a") == "");
  CHECK(leaf_name("a\\b") == "b");
  CHECK(same_name("Start", "sTART"));
  CHECK_FALSE(same_name("Start", "Star"));
}
