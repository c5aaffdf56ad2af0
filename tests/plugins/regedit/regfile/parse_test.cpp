// parse_reg: what is accepted, and how errors read.
#include <catch2/catch.hpp>

#include "plugins/regedit/model/limits.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/regfile/reg_text_fixture.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

// The one value of a file that has one key and one value.
RegValue value_of(std::string_view line) {
  auto parsed = parse("[K]\n" + std::string(line));
  INFO(line << ": " << (parsed ? "" : parsed.failure().message));
  REQUIRE(parsed.is_ok());
  REQUIRE(parsed.value().size() == 1);
  REQUIRE(parsed.value()[0].values.size() == 1);
  return parsed.value()[0].values[0];
}

void check_data(std::string_view line, std::uint32_t type, const Bytes& bytes) {
  const RegValue value = value_of(line);
  INFO(line);
  REQUIRE(value.data.has_value());
  CHECK(value.data->type == type);
  CHECK(value.data->bytes == bytes);
}

}  // namespace

TEST_CASE("keys and values are made and deleted in the order of the file, each with its line") {
  auto parsed = parse("\n[HKEY_USERS\\A]\n@=\"x\"\n\"gone\"=-\n@=-\n\n[-HKEY_USERS\\B]\n[HKEY_USERS\\A\\]\n");
  REQUIRE(parsed.is_ok());
  const RegFile& file = parsed.value();
  REQUIRE(file.size() == 3);
  CHECK(file[0].path == "HKEY_USERS\\A");
  CHECK(file[0].line == 3);
  REQUIRE(file[0].values.size() == 3);
  CHECK(file[0].values[0].data->bytes == wide("x"));
  CHECK(file[0].values[1].name == "gone");
  CHECK_FALSE(file[0].values[1].data.has_value());
  CHECK(file[0].values[2].line == 6);
  CHECK(file[1].is_deleted);
  CHECK(file[1].path == "HKEY_USERS\\B");
  CHECK(file[2].path == "HKEY_USERS\\A");
}

TEST_CASE("the forms of data") {
  check_data("\"x\"=\"a\\\\b\\\"c\"", k_sz, wide("a\\b\"c"));
  check_data("@=dword:00000010", k_dword, {16, 0, 0, 0});
  check_data("@=dword:1f", k_dword, {31, 0, 0, 0});
  check_data("@=hex:", k_binary, {});
  check_data("@=hex:1,2F,", k_binary, {1, 0x2F});
  check_data("@=hex(2):25,00,00,00", k_expand_sz, {'%', 0, 0, 0});
  check_data("@=hex(fFfF0012):07", 0xFFFF0012, {7});
  check_data("@=hex(0):", k_none, {});
}

TEST_CASE("spaces, comments, folds and upper case are as people write them") {
  check_data(" \t\"x\" = \"a;b\" ; note", k_sz, wide("a;b"));
  check_data("@ = DWORD: 2 ;two", k_dword, {2, 0, 0, 0});
  check_data("@=HEX(b): 01 , 02,\\ ; why\n\n ; more\n\t03,\\\n  04 ; end", k_qword, {1, 2, 3, 4});
  check_data("@=hex:\\\n  01", k_binary, {1});
  auto parsed = parse("; first\n\t[K] ; [x\n;[L]\n  \"a\"=-");
  REQUIRE(parsed.is_ok());
  CHECK(parsed.value().size() == 1);
}

TEST_CASE("a text goes over lines and keeps its line ends; lines go on being counted") {
  auto parsed = parse_reg(bytes_of("REGEDIT4\r\n[K]\r\n\"a\"=\"one\r\ntwo\rthree\"\r\n\"b\"=-\r\n"));
  REQUIRE(parsed.is_ok());
  CHECK(parsed.value()[0].values[0].data->bytes == wide("one\r\ntwo\rthree"));
  CHECK(parsed.value()[0].values[0].line == 3);
  CHECK(parsed.value()[0].values[1].line == 6);
}

TEST_CASE("a bracket may be part of a key's name, a leading backslash is the root of a hive") {
  auto parsed = parse("[\\a]b]\n[\\]\n[-\\-c]\n[ d ]");
  REQUIRE(parsed.is_ok());
  CHECK(parsed.value()[0].path == "a]b");
  CHECK(parsed.value()[1].path.empty());
  CHECK(parsed.value()[2].path == "-c");
  CHECK(parsed.value()[3].path == " d ");
}

TEST_CASE("errors name the line and what was expected") {
  CHECK(error_of("[K]\nnonsense") ==
        "line 3: expected a key in brackets, or a value that begins with a quotation mark or @");
  CHECK(error_of("\"a\"=\"b\"") == "line 2: expected a key in brackets before the first value");
  CHECK(error_of("[K\n") == "line 2: the key has no closing bracket");
  CHECK(error_of("[]\n") == "line 2: the key has no name");
  CHECK(error_of("[K] x\n") == "line 2: expected nothing after the closing bracket");
  CHECK(error_of("[A\\\\B]\n") == "line 2: A key needs a name.");
  CHECK(error_of("[\\\\]\n") == "line 2: A key needs a name.");
  CHECK(error_of("[-K]\n@=\"x\"") == "line 3: the key above is deleted: it can have no values");
  CHECK(error_of("[K]\n\"a\"\"b\"") == "line 3: expected an equals sign");
  CHECK(error_of("[K]\n\"a\"=b") == "line 3: expected a text in quotation marks, dword:, hex: or -");
  CHECK(error_of("[K]\n\"a\"=\"b\" c") == "line 3: expected the end of the line");
  CHECK(error_of("[K]\n\"a\"=\"C:\\Windows\"") == "line 3: expected \\\\ or \\\" after a backslash");
  CHECK(error_of("[K]\n\n\"a\"=\"b\nc") == "line 4: the text that begins here has no closing quotation mark");
  CHECK(error_of("[K]\n\"a\nb\"=-") == "line 3: expected a quotation mark before the end of the line");
  CHECK(error_of("[K]\n@=dword:") == "line 3: expected up to eight hexadecimal digits");
  CHECK(error_of("[K]\n@=dword:123456789") == "line 3: expected the end of the line");
  CHECK(error_of("[K]\n@=hex:01,\\\n  0g") == "line 4: expected the end of the line");
  CHECK(error_of("[K]\n@=hex:01,xx") == "line 3: expected a byte as two hexadecimal digits");
  CHECK(error_of("[K]\n@=hex:01,\\\n") == "line 4: expected more bytes after the backslash");
  CHECK(error_of("[K]\n@=hex(x):01") == "line 3: expected the number of a type, for example hex(7)");
  CHECK(error_of(std::string("[K]\n@=\"a\0\"", 10)) == "line 3: a text cannot hold a NUL character");
}

TEST_CASE("a file without the version's line is refused") {
  const auto refused = parse_reg(bytes_of("[K]\n"));
  REQUIRE_FALSE(refused.is_ok());
  CHECK(refused.failure().status == LB_REFUSED);
  CHECK(refused.failure().message ==
        "line 1: expected \"Windows Registry Editor Version 5.00\" or \"REGEDIT4\"");
  CHECK_FALSE(parse_reg({}).is_ok());
}

TEST_CASE("the limits of Windows are the file's limits") {
  CHECK(error_of("[" + std::string(255, 'k') + "]").empty());
  CHECK(error_of("[" + std::string(256, 'k') + "]") == "line 2: The name of a key can have at most 255 characters.");
  CHECK(error_of("[K]\n\"" + std::string(16'383, 'v') + "\"=-").empty());
  CHECK_FALSE(error_of("[K]\n\"" + std::string(16'384, 'v') + "\"=-").empty());
  std::string deep = "a";
  for (std::size_t i = 1; i < k_key_depth; ++i) deep += "\\a";
  CHECK(error_of("[" + deep + "]").empty());
  CHECK(error_of("[" + deep + "\\a]") == "line 2: the path has more than 512 parts");
  const std::size_t most = k_value_data_bytes / 2 - 1;
  CHECK(error_of("[K]\n@=\"" + std::string(most, 't') + "\"").empty());
  CHECK(error_of("[K]\n@=\"" + std::string(most + 1, 't') + "\"") == "line 3: the data is larger than 1 MiB");
}
