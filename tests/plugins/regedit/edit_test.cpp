// The dialog for a value: each type in its field, and nothing lost on the way.
#include <catch2/catch.hpp>

#include "plugins/regedit/model/value_field.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/page_world.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

// UTF-16 of ASCII, where '|' is a NUL.
Bytes utf16(const std::string& text) {
  Bytes bytes;
  for (const char c : text) {
    bytes.push_back(c == '|' ? 0 : static_cast<std::uint8_t>(c));
    bytes.push_back(0);
  }
  return bytes;
}

// A world whose value "Bytes" is this one, in its dialog.
struct Editing : World {
  explicit Editing(std::uint32_t type, Bytes bytes) {
    host.at(k_key).value("Bytes")->data = {type, std::move(bytes)};
    host.changed();
    draw();
    activate(k_bytes_row);
  }
  [[nodiscard]] Bytes now() { return data("Bytes").bytes; }
};

}  // namespace

TEST_CASE("Enter on a number edits it: the old value is shown, hexadecimal is what is typed") {
  World world;
  world.activate(k_start_row);
  CHECK(world.ui.shows("Data now: 0x00000002 (2)"));
  CHECK(world.ui.inputs.at("edit/data") == "2");
  world.ui.typing["edit/data"] = "1f";
  world.draw();
  CHECK(world.data("Start").bytes == std::vector<std::uint8_t>{0x1f, 0, 0, 0});
  CHECK(world.host.save_count == 0);
  world.draw();
  CHECK_FALSE(world.ui.items.contains("edit/data"));
  CHECK(world.ui.shows("1 unsaved change"));
}

TEST_CASE("a number in decimal, the base switched with the number kept") {
  World world;
  world.activate(k_start_row);
  world.ui.typing["edit/data"] = "zz";
  world.draw();
  world.draw();
  CHECK(world.ui.shows("is not a number"));
  CHECK(world.data("Start").bytes == std::vector<std::uint8_t>{2, 0, 0, 0});
  world.activate(k_start_row);
  world.press("edit/decimal");
  world.ui.typing["edit/data"] = "16";
  world.draw();
  CHECK(world.data("Start").bytes == std::vector<std::uint8_t>{16, 0, 0, 0});
}

TEST_CASE("Cancel and Escape change nothing") {
  World world;
  world.activate(k_name_row);
  world.press("edit/cancel");
  world.activate(k_name_row);
  world.ui.keys.insert("Escape");
  world.draw();
  world.draw();
  CHECK_FALSE(world.ui.items.contains("edit/data"));
  CHECK(world.host.change_count == 0);
}

TEST_CASE("the default value that is not set can be set") {
  World world;
  world.activate(k_default_row);
  world.ui.typing["edit/data"] = "now set";
  world.draw();
  CHECK(world.data("").bytes == parse_data(k_sz, "now set").value().bytes);
}

TEST_CASE("a list is edited as lines, and what its value was is what an untouched OK leaves") {
  Editing edit(k_multi_sz, utf16("one|two||"));
  CHECK(edit.ui.inputs.at("edit/data") == "one\ntwo\n");
  edit.press("edit/ok");
  CHECK(edit.host.change_count == 0);
  edit.activate(k_bytes_row);
  edit.ui.presses.insert("edit/ok");
  edit.type("edit/data", "one\nthree");
  CHECK(edit.now() == utf16("one|three||"));
}

TEST_CASE("empty lines of a list are pointed at once, then left out") {
  Editing edit(k_multi_sz, utf16("one||"));
  edit.ui.presses.insert("edit/ok");
  edit.type("edit/data", "one\n\ntwo\n");
  CHECK(edit.ui.shows("empty lines will be left out"));
  CHECK(edit.host.change_count == 0);
  edit.press("edit/ok");
  CHECK(edit.now() == utf16("one|two||"));
}

TEST_CASE("a list without texts is empty, and stays a list") {
  Editing edit(k_multi_sz, utf16("one||"));
  edit.ui.presses.insert("edit/ok");
  edit.type("edit/data", "");
  CHECK(edit.now() == utf16("|"));
  CHECK(edit.data("Bytes").type == k_multi_sz);
}

TEST_CASE("numbers of eight bytes and big-endian ones are edited in either base") {
  Editing edit(k_qword, {0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45, 0x23, 0x01});
  CHECK(edit.ui.inputs.at("edit/data") == "123456789abcdef");
  edit.press("edit/decimal");
  edit.draw();
  CHECK(edit.ui.inputs.at("edit/data") == "81985529216486895");
  edit.type("edit/data", "18446744073709551615");
  CHECK(edit.now() == Bytes(8, 0xFF));
  Editing other(k_dword_big_endian, {0, 0, 1, 2});
  CHECK(other.ui.inputs.at("edit/data") == "102");
  other.type("edit/data", "a0b0c0d0");
  CHECK(other.now() == Bytes{0xA0, 0xB0, 0xC0, 0xD0});
}

TEST_CASE("bytes of any type are edited as bytes, and the type stays") {
  const auto type = GENERATE(std::uint32_t{k_binary}, std::uint32_t{k_none}, std::uint32_t{k_resource_list},
                             std::uint32_t{k_link}, 0xFFFF0012u);
  Editing edit(type, {1, 2, 3});
  CHECK(edit.ui.bytes.at("edit/bytes") == Bytes{1, 2, 3});
  CHECK_FALSE(edit.has("edit/as-bytes"));
  edit.ui.bytes_typing["edit/bytes"] = {9};
  edit.draw();
  CHECK(edit.now() == Bytes{9});
  CHECK(edit.data("Bytes").type == type);
}

TEST_CASE("a text that a field would lose is edited as bytes, and the dialog says why") {
  Editing edit(k_sz, {0x00, 0xD8, 0x41, 0x00, 0, 0});  // a lone surrogate
  CHECK(edit.ui.shows("characters that a text field would lose"));
  CHECK(edit.ui.bytes.at("edit/bytes").size() == 6);
  Editing damaged(k_dword, {1, 2, 3});
  CHECK(damaged.ui.shows("This number is damaged"));
  CHECK(damaged.ui.bytes.at("edit/bytes") == Bytes{1, 2, 3});
  Editing list(k_multi_sz, utf16("a\nb||"));
  CHECK(list.has("edit/bytes"));
}

TEST_CASE("what follows the end of a text survives an untouched OK, and is told") {
  Editing edit(k_sz, utf16("text|rest"));
  CHECK(edit.ui.shows("more bytes follow"));
  edit.press("edit/ok");
  CHECK(edit.now() == utf16("text|rest"));
  CHECK(edit.host.change_count == 0);
}

TEST_CASE("a text goes over to bytes with what was typed") {
  Editing edit(k_sz, utf16("a\nb|"));
  edit.ui.presses.insert("edit/as-bytes");
  edit.type("edit/data", "c\nd");
  CHECK(edit.ui.bytes.at("edit/bytes") == utf16("c\nd|"));
  CHECK(edit.host.change_count == 0);
  edit.press("edit/ok");
  CHECK(edit.now() == utf16("c\nd|"));
}

TEST_CASE("Edit binary opens any value as bytes") {
  World world;
  world.select(k_start_row);
  world.choose("edit-bar", "edit-bytes");
  CHECK(world.ui.bytes.at("edit/bytes") == Bytes{2, 0, 0, 0});
  world.ui.bytes_typing["edit/bytes"] = {4, 0, 0, 0};
  world.draw();
  CHECK(world.data("Start").bytes == Bytes{4, 0, 0, 0});
  CHECK(world.data("Start").type == k_dword);
}

TEST_CASE("where nothing can be written, every value is shown, and no field takes anything") {
  World world;
  world.host.is_writable = false;
  world.host.changed();
  world.draw();
  const auto [row, field] = GENERATE(table<std::int32_t, std::string>({{0, "edit/bytes"}, {1, "edit/data"}}));
  world.activate(row);
  CHECK(world.ui.read_only.contains(field));
  CHECK_FALSE(world.has("edit/ok"));
  CHECK(world.ui.shows("cannot be changed"));
}

TEST_CASE("a new value of each common type") {
  struct Case {
    const char* choice;
    const char* typed;
    std::uint32_t type;
    Bytes bytes;
  };
  const auto made = GENERATE(Case{"1", "%a%", k_expand_sz, utf16("%a%|")}, Case{"2", "", k_dword, Bytes(4, 0)},
                             Case{"3", "0x100000000", k_qword, {0, 0, 0, 0, 1, 0, 0, 0}},
                             Case{"4", "a\nb", k_multi_sz, utf16("a|b||")});
  World world;
  world.press_key("Ctrl+Shift+N");
  world.ui.typing["new-value/type"] = made.choice;
  world.ui.typing["new-value/data"] = made.typed;
  world.type("new-value/name", "Fresh");
  CHECK(world.data("Fresh").type == made.type);
  CHECK(world.data("Fresh").bytes == made.bytes);
}

TEST_CASE("a new value of bytes") {
  World world;
  world.press_key("Ctrl+Shift+N");
  world.ui.typing["new-value/type"] = "5";
  world.ui.bytes_typing["new-value/bytes"] = {1, 2};
  world.type("new-value/name", "Fresh");
  CHECK(world.data("Fresh").type == k_binary);
  CHECK(world.data("Fresh").bytes == Bytes{1, 2});
}
