#include "host/target/windows_path.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat;
using namespace lifeboat::target;

TEST_CASE("a path splits at both kinds of slashes and drops empty parts") {
  CHECK(split_path("\\Windows\\System32//config/").value() ==
        std::vector<std::string>{"Windows", "System32", "config"});
  CHECK(split_path("").value().empty());
}

TEST_CASE("a path cannot leave its volume or hold a NUL") {
  CHECK(split_path("Windows\\..\\..\\etc").error().kind == ErrorKind::bad_use);
  CHECK(split_path("./x").error().kind == ErrorKind::bad_use);
  CHECK(split_path(std::string_view("a\0b", 3)).error().kind == ErrorKind::bad_use);
}

TEST_CASE("a path of endless parts is refused") {
  std::string path;
  for (std::size_t i = 0; i <= k_max_path_parts; ++i) path += "a/";
  CHECK(split_path(path).error().kind == ErrorKind::bad_use);
}

TEST_CASE("names compare as Windows compares them") {
  CHECK(is_same_name("System32", "SYSTEM32"));
  CHECK(is_same_name("Ελένη", "ΕΛΈΝΗ"));
  CHECK(is_same_name("Ольга", "ОЛЬГА"));
  CHECK_FALSE(is_same_name("System32", "System3"));
}
