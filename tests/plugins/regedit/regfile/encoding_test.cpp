// Which encoding a .reg file is taken for.
#include <catch2/catch.hpp>

#include <algorithm>

#include "plugins/regedit/model/regfile/reg_text.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/regfile/reg_text_fixture.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

const std::string k_version_5 = "Windows Registry Editor Version 5.00\r\n";
// In UTF-8: ü, the euro, an emoji.
const std::string k_body = "[K\xC3\xBC]\r\n\"\xE2\x82\xAC\"=\"\xF0\x9F\x98\x80\"\r\n";

Bytes utf16(std::string_view utf8, bool is_big_endian, bool has_mark) {
  Bytes out = utf16le_from_utf8(utf8).value();
  if (has_mark) out.insert(out.begin(), {0xFF, 0xFE});
  for (std::size_t i = 0; is_big_endian && i + 1 < out.size(); i += 2) std::swap(out[i], out[i + 1]);
  return out;
}

void check_reads(const Bytes& bytes) {
  auto parsed = parse_reg(bytes);
  INFO((parsed ? "" : parsed.failure().message));
  REQUIRE(parsed.is_ok());
  REQUIRE(parsed.value().size() == 1);
  CHECK(parsed.value()[0].path == "K\xC3\xBC");
  CHECK(parsed.value()[0].values.at(0).name == "\xE2\x82\xAC");
  CHECK(parsed.value()[0].values.at(0).data->bytes == wide("\xF0\x9F\x98\x80"));
}

}  // namespace

TEST_CASE("UTF-16 either way round, UTF-8 with and without a mark read the same") {
  check_reads(utf16(k_version_5 + k_body, false, true));
  check_reads(utf16(k_version_5 + k_body, true, true));
  check_reads(utf16(k_version_5 + k_body, false, false));
  check_reads(bytes_of("\xEF\xBB\xBF" + k_version_5 + k_body));
  check_reads(bytes_of(k_version_5 + k_body));
  check_reads(bytes_of("REGEDIT4\n" + k_body));
}

TEST_CASE("eight bits that are not UTF-8 are Windows-1252") {
  auto parsed = parse_reg(bytes_of("REGEDIT4\n[K\xFC]\n\"\x80\"=\"\x99\x81\"\n"));
  REQUIRE(parsed.is_ok());
  CHECK(parsed.value()[0].path == "K\xC3\xBC");
  CHECK(parsed.value()[0].values[0].name == "\xE2\x82\xAC");
  CHECK(parsed.value()[0].values[0].data->bytes == Bytes{0x22, 0x21, 0x81, 0, 0, 0});
}

TEST_CASE("texts in hexadecimal form of a REGEDIT4 file are ANSI bytes and are widened; other types are not") {
  auto parsed = parse_reg(bytes_of("REGEDIT4\n[K]\n\"e\"=hex(2):25,80,00\n\"m\"=hex(7):61,00,62,00,00\n\"b\"=hex:80\n"));
  REQUIRE(parsed.is_ok());
  const auto& values = parsed.value()[0].values;
  CHECK(values[0].data->bytes == Bytes{'%', 0, 0xAC, 0x20, 0, 0});
  CHECK(values[1].data->bytes == Bytes{'a', 0, 0, 0, 'b', 0, 0, 0, 0, 0});
  CHECK(values[2].data->bytes == Bytes{0x80});
}

TEST_CASE("a lone surrogate in a name of a UTF-16 file is kept") {
  Bytes file = utf16(k_version_5 + "[K#]\r\n", false, true);
  const auto at = std::find(file.begin(), file.end(), '#');
  at[0] = 0x00;
  at[1] = 0xD8;
  auto parsed = parse_reg(file);
  REQUIRE(parsed.is_ok());
  CHECK(parsed.value()[0].path == "K\xED\xA0\x80");
}

TEST_CASE("files that contradict themselves are refused") {
  Bytes odd = utf16(k_version_5, false, true);
  odd.push_back('x');
  CHECK(parse_reg(odd).failure().message == "The file ends in the middle of a character.");
  CHECK(parse_reg(bytes_of("\xEF\xBB\xBF" + k_version_5 + "[\xFF]")).failure().message ==
        "The file says that it is UTF-8, and is not.");
  const std::vector<std::uint8_t> huge(k_reg_file_bytes + 1);
  CHECK(parse_reg(huge).failure().message == "The file is larger than 256 MiB.");
}
