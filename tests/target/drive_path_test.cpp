#include "host/target/drive_path.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat;
using namespace lifeboat::target;

namespace {

constexpr std::size_t k_home = 7;

DriveLetters letters() {
  DriveLetters table;
  table.give('C', 2);
  table.give('D', 2);
  table.prefer('E', 4);
  return table;
}

VolumePath at(std::string_view path) { return resolve_path(letters(), path, k_home).value(); }

}  // namespace

TEST_CASE("a path with a letter leads to its volume, one without lies at home") {
  CHECK(at("C:\\Users\\Bob") == VolumePath{2, "\\Users\\Bob"});
  CHECK(at("e:/Windows//win.ini") == VolumePath{4, "\\Windows\\win.ini"});
  CHECK(at("D:") == VolumePath{2, "\\"});
  CHECK(at("\\Users\\Bob") == VolumePath{k_home, "\\Users\\Bob"});
  CHECK(at("Users") == VolumePath{k_home, "\\Users"});
}

TEST_CASE("a letter that means nothing is not_found, a path that leaves its volume bad use") {
  const auto missing = resolve_path(letters(), "x:\\a", k_home);
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK(missing.error().message == "there is no drive X: here");
  CHECK(resolve_path(letters(), "C:\\a\\..\\b", k_home).error().kind == ErrorKind::bad_use);
  CHECK(resolve_path(letters(), "C:\\a\\.", k_home).error().kind == ErrorKind::bad_use);
}

TEST_CASE("the way back gives the letter that is preferred, or else the first") {
  CHECK(with_letter(letters(), {2, "\\Users"}) == "C:\\Users");
  CHECK(with_letter(letters(), {4, "\\"}) == "E:\\");
  CHECK(with_letter(letters(), {9, "\\Users"}) == "\\Users");
}

TEST_CASE("only an ASCII letter before a colon is taken as one") {
  for (const std::string_view path : {"", "C", "1:\\x", ":\\x", "CD:\\x", "\xC3:\\x", "[:x"}) {
    CAPTURE(path);
    std::string_view rest = path;
    CHECK_FALSE(take_letter(rest));
    CHECK(rest == path);
  }
}
