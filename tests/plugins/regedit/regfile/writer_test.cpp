// RegWriter: to the byte what regedit.exe exports.
#include <catch2/catch.hpp>

#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/regfile/reg_text_fixture.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

// The line of one value.
std::string line_of(std::string_view name, std::uint32_t type, const Bytes& data) {
  Written file;
  file.writer.value(name, type, data).value();
  const std::string text = file.text();
  const std::string head = "Windows Registry Editor Version 5.00\r\n";
  REQUIRE(text.starts_with(head));
  REQUIRE(text.ends_with("\r\n\r\n"));
  return text.substr(head.size(), text.size() - head.size() - 4);
}

std::string zeros(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "00,";
  return out;
}

}  // namespace

TEST_CASE("a file is UTF-16LE with its mark, CRLF, and blank lines where regedit.exe has them") {
  Written file;
  file.writer.key("HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme").value();
  file.writer.value("", k_sz, wide("the default")).value();
  file.writer.value("Start", k_dword, {{2, 0, 0, 0x80}}).value();
  file.writer.key("HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme\\Empty").value();
  CHECK(file.text() ==
        "Windows Registry Editor Version 5.00\r\n"
        "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme]\r\n@=\"the default\"\r\n\"Start\"=dword:80000002\r\n"
        "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme\\Empty]\r\n\r\n");
  CHECK(file.bytes.starts_with("\xFF\xFEW"));
}

TEST_CASE("a path without a root begins with a backslash, so that no name reads as a deletion") {
  Written file;
  file.writer.key("").value();
  file.writer.key("-Acme").value();
  file.writer.deleted_key("-Acme").value();
  file.writer.key("hkey_users").value();
  CHECK(file.text().find("\r\n[\\]\r\n\r\n[\\-Acme]\r\n\r\n[-\\-Acme]\r\n\r\n[hkey_users]\r\n") != std::string::npos);
}

TEST_CASE("names and texts escape backslashes and quotation marks alone") {
  CHECK(line_of("a\\\"b", k_sz, wide("C:\\\"x\";[y]=\t\xC3\xBC\xF0\x9F\x98\x80")) ==
        "\"a\\\\\\\"b\"=\"C:\\\\\\\"x\\\";[y]=\t\xC3\xBC\xF0\x9F\x98\x80\"");
  CHECK(line_of("@", k_sz, wide("")) == "\"@\"=\"\"");
}

TEST_CASE("every type has its form, unknown numbers too") {
  CHECK(line_of("x", k_none, {}) == "\"x\"=hex(0):");
  CHECK(line_of("x", k_binary, {1, 0xAB}) == "\"x\"=hex:01,ab");
  CHECK(line_of("x", k_binary, {}) == "\"x\"=hex:");
  CHECK(line_of("x", k_expand_sz, wide("%a")) == "\"x\"=hex(2):25,00,61,00,00,00");
  CHECK(line_of("x", k_multi_sz, {0, 0}) == "\"x\"=hex(7):00,00");
  CHECK(line_of("x", k_qword, {1, 2, 3, 4, 5, 6, 7, 8}) == "\"x\"=hex(b):01,02,03,04,05,06,07,08");
  CHECK(line_of("x", 0xFFFF0012, {7}) == "\"x\"=hex(ffff0012):07");
}

TEST_CASE("a number of another length and a text that is not clean go as bytes") {
  CHECK(line_of("x", k_dword, {1, 2}) == "\"x\"=hex(4):01,02");
  CHECK(line_of("x", k_dword, {}) == "\"x\"=hex(4):");
  CHECK(line_of("x", k_sz, {}) == "\"x\"=hex(1):");
  CHECK(line_of("x", k_sz, {'a', 0}) == "\"x\"=hex(1):61,00");                          // no end mark
  CHECK(line_of("x", k_sz, {'a', 0, 0, 0, 0}) == "\"x\"=hex(1):61,00,00,00,00");        // odd length
  CHECK(line_of("x", k_sz, {'a', 0, 0, 0, 0, 0}) == "\"x\"=hex(1):61,00,00,00,00,00");  // a NUL within
  CHECK(line_of("x", k_sz, wide("a\n")) == "\"x\"=hex(1):61,00,0a,00,00,00");
  CHECK(line_of("x", k_sz, {0x00, 0xD8, 0, 0}) == "\"x\"=hex(1):00,d8,00,00");
  CHECK(line_of("x", k_sz, {0x00, 0xDC, 0x00, 0xD8, 0, 0}) == "\"x\"=hex(1):00,dc,00,d8,00,00");
}

TEST_CASE("bytes are folded where regedit.exe folds them") {
  const std::string fold = "\\\r\n  ";
  const auto folded = [](std::string text) { return text.erase(text.size() - 1); };  // no comma at the end
  // The first line ends with the byte that reaches column 77, the others have 25.
  CHECK(line_of("DigitalProductId", k_binary, Bytes(60, 0)) ==
        folded("\"DigitalProductId\"=hex:" + zeros(18) + fold + zeros(25) + fold + zeros(17)));
  // What fits exactly is not folded, and nothing follows a fold at the end.
  CHECK(line_of("DigitalProductId", k_binary, Bytes(18, 0)) == folded("\"DigitalProductId\"=hex:" + zeros(18)));
  CHECK(line_of("DigitalProductId", k_binary, Bytes(43, 0)) ==
        folded("\"DigitalProductId\"=hex:" + zeros(18) + fold + zeros(25)));
  const std::string longest(90, 'n');
  CHECK(line_of(longest, k_binary, Bytes(2, 0)) == "\"" + longest + "\"=hex:00," + fold + "00");
}

TEST_CASE("a name that a .reg file cannot hold is refused, and leaves no trace in the file") {
  Written file;
  file.writer.key("HKEY_USERS").value();
  for (const std::string& name : {std::string("a\nb"), std::string("a\rb"), std::string("a\0b", 3),
                                  std::string("\xFF"), std::string(16'384, 'x')}) {
    CHECK_FALSE(file.writer.value(name, k_sz, wide("lost")).is_ok());
  }
  CHECK_FALSE(file.writer.key("HKEY_USERS\\a\nb").is_ok());
  file.writer.value("kept", k_sz, wide("")).value();
  CHECK(file.text() == "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_USERS]\r\n\"kept\"=\"\"\r\n\r\n");
}

TEST_CASE("key names that cannot stand in a path are told") {
  CHECK(check_reg_key_name("]-[; \xC3\xBC\xED\xA0\x80").is_ok());
  CHECK(check_reg_key_name(std::string(255, 'x')).is_ok());
  for (const std::string& name : {std::string(), std::string("a\\b"), std::string("a\nb"), std::string(256, 'x')}) {
    CHECK_FALSE(check_reg_key_name(name).is_ok());
  }
}

TEST_CASE("a value larger than the writer's buffer is whole, in pieces") {
  std::size_t pieces = 0, size = 0;
  RegWriter writer([&](std::string_view piece) { ++pieces, size += piece.size(); });
  writer.value("big", k_binary, Bytes(1'000'000, 7)).value();
  std::string text(700'000, 'x');
  writer.value("text", k_sz, wide(text)).value();
  writer.finish();
  CHECK(pieces > 10);
  CHECK(size > 2 * (3'000'000u + 700'000u));
}
