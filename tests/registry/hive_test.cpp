#include "host/registry/hive.hpp"

#include <catch2/catch.hpp>

#include "tests/registry/hive_text.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

Hive reopened(const Hive& hive) { return required(Hive::open(copy_of(hive), "again")); }

std::vector<std::byte> pattern(std::size_t size, unsigned seed = 1) {
  std::vector<std::byte> bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>((i * 31 + seed * 7 + i / 256) & 0xFF);
  return bytes;
}

// The same with hashes and room as an older version of Windows makes it.
Hive empty_of_minor(std::uint32_t minor) {
  auto bytes = copy_of(Hive::create_empty("OLD", "ROOT"));
  const auto before = static_cast<std::byte>(5);
  bytes[24] = static_cast<std::byte>(minor);
  bytes[508] ^= before ^ bytes[24];
  return required(Hive::open(std::move(bytes), "OLD"));
}

}  // namespace

TEST_CASE("an empty hive is valid, editable and has an empty root") {
  const Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  require_done(hive.validate());
  require_done(hive.is_editable());
  CHECK(hive.state() == HiveState::clean);
  CHECK(hive.minor_version() == 5);
  CHECK_FALSE(hive.has_changes());
  const Hive again = reopened(hive);
  CHECK(required(again.key(again.root())).name == "ROOT");
  CHECK(required(again.subkeys(again.root())).empty());
  CHECK(required(again.values(again.root())).empty());
}

TEST_CASE("values of every size come back") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  const Cell key = required(hive.create_path(hive.root(), "A\\B"));
  const std::vector<std::size_t> sizes{0, 1, 3, 4, 5, 8, 4096, 16343, 16344, 16345, 32688, 32689, 100'000, 1'048'568};
  for (const std::size_t size : sizes) {
    require_done(hive.set_value(key, "v" + std::to_string(size), k_reg_binary, pattern(size)));
  }
  require_done(hive.validate());
  const Hive again = reopened(hive);
  const Cell found = required(again.find_key(again.root(), "a\\b"));
  for (const std::size_t size : sizes) {
    INFO(size);
    const Cell value = required(again.find_value(found, "V" + std::to_string(size)));
    CHECK(required(again.value(value)).size_bytes == size);
    CHECK(required(again.value_data(value)) == pattern(size));
  }
}

TEST_CASE("a value set again keeps its name and takes the new type and data") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  for (const std::size_t size : {2u, 100u, 50'000u, 20u, 20'000u, 3u, 1'000'000u, 0u}) {
    require_done(hive.set_value(hive.root(), size == 2 ? "Name" : "NAME", k_reg_sz, pattern(size, 2)));
    require_done(hive.validate());
    const auto values = required(hive.values(hive.root()));
    REQUIRE(values.size() == 1);
    CHECK(required(hive.value(values[0])).name == "Name");
    CHECK(required(hive.value_data(values[0])) == pattern(size, 2));
  }
}

TEST_CASE("a small value set beside a big one leaves the big one as it is") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  require_done(hive.set_value(hive.root(), "big", k_reg_binary, pattern(200'000)));
  for (int i = 0; i < 50; ++i) {
    require_done(hive.set_value(hive.root(), "small" + std::to_string(i % 7), k_reg_dword, pattern(4)));
  }
  require_done(hive.validate());
  CHECK(required(hive.value_data(required(hive.find_value(hive.root(), "big")))) == pattern(200'000));
}

TEST_CASE("the default value has an empty name") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  require_done(hive.set_value(hive.root(), "", k_reg_sz, pattern(10)));
  CHECK(required(hive.value(required(hive.find_value(hive.root(), "")))).name.empty());
  require_done(hive.delete_value(hive.root(), ""));
  CHECK(required(hive.values(hive.root())).empty());
}

TEST_CASE("names compare without regard to case and keep the case they were made with") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  const Cell key = required(hive.create_key(hive.root(), "Straße Ünï жук 日本"));
  CHECK(required(hive.create_key(hive.root(), "STRAßE ÜNÏ ЖУК 日本")) == key);
  CHECK(required(hive.find_subkey(hive.root(), "straße ünï Жук 日本")) == key);
  CHECK(required(hive.key(key)).name == "Straße Ünï жук 日本");
  CHECK(hive.find_subkey(hive.root(), "strasse").error().kind == ErrorKind::not_found);
}

TEST_CASE("subkeys are found and in order in lists of every kind and size") {
  const std::uint32_t minor = GENERATE(3u, 4u, 5u);
  const int count = GENERATE(1, 2, 1012, 1013, 5000);
  Hive hive = empty_of_minor(minor);
  for (int i = 0; i < count; ++i) {
    const int number = static_cast<int>((static_cast<long long>(i) * 7919) % count);
    required(hive.create_key(hive.root(), "key" + std::to_string(number)));
  }
  INFO("minor " << minor << " count " << count);
  require_done(hive.validate());
  const Hive again = reopened(hive);
  CHECK(required(again.subkeys(again.root())).size() == static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) required(again.find_subkey(again.root(), "KEY" + std::to_string(i)));
  for (int i = 0; i < count; ++i) {
    require_done(hive.delete_key(required(hive.find_subkey(hive.root(), "key" + std::to_string(i)))));
    if (i % 997 == 0) require_done(hive.validate());
  }
  require_done(hive.validate());
  CHECK(required(hive.subkeys(hive.root())).empty());
}

TEST_CASE("a key deleted takes all below it and gives its room back") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  required(hive.create_key(hive.root(), "other"));
  const auto size_before = hive.bytes().size();
  std::size_t size_full = 0;
  for (int round = 0; round < 5; ++round) {
    for (int i = 0; i < 100; ++i) {
      const Cell key = required(hive.create_path(hive.root(), "top\\" + std::to_string(i) + "\\leaf"));
      require_done(hive.set_value(key, "data", k_reg_binary, pattern(20'000)));
    }
    if (round == 0) size_full = hive.bytes().size();
    CHECK(hive.bytes().size() == size_full);
    require_done(hive.delete_key(required(hive.find_subkey(hive.root(), "top"))));
    require_done(hive.validate());
    CHECK(required(hive.subkeys(hive.root())).size() == 1);
  }
  CHECK(size_full > size_before);
}

TEST_CASE("the root cannot be deleted and bad names are refused") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  CHECK(hive.delete_key(hive.root()).error().kind == ErrorKind::bad_use);
  CHECK(hive.create_key(hive.root(), "").error().kind == ErrorKind::bad_use);
  CHECK(hive.create_key(hive.root(), "a\\b").error().kind == ErrorKind::bad_use);
  CHECK(hive.create_key(hive.root(), std::string(256, 'a')).error().kind == ErrorKind::bad_use);
  required(hive.create_key(hive.root(), std::string(255, 'a')));
  CHECK(hive.set_value(hive.root(), "v", 1, pattern(1'048'569)).error().kind == ErrorKind::bad_use);
  CHECK(hive.set_value(hive.root(), std::string(16'384, 'n'), 1, {}).error().kind == ErrorKind::bad_use);
  require_done(hive.set_value(hive.root(), std::string(16'383, 'n'), 1, {}));
  CHECK(hive.delete_value(hive.root(), "none").error().kind == ErrorKind::not_found);
  require_done(hive.validate());
}

TEST_CASE("keys lie at most 512 levels deep, and a path that is too deep makes nothing") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  std::string path;
  for (int i = 0; i < 511; ++i) path += "d\\";
  const auto before = copy_of(hive);
  CHECK(hive.create_path(hive.root(), path + "e").error().kind == ErrorKind::refused);
  CHECK(copy_of(hive) == before);
  CHECK_FALSE(hive.find_subkey(hive.root(), "d"));
  required(hive.create_path(hive.root(), path));
  require_done(hive.validate());
}

TEST_CASE("an edit that fails leaves every byte as it was, and the next one works") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  required(hive.create_path(hive.root(), "a\\b\\c"));
  const auto before = copy_of(hive);
  const auto pages = hive.dirty_pages();
  CHECK_FALSE(hive.create_path(hive.root(), "new\\" + std::string(300, 'x')));
  CHECK(copy_of(hive) == before);
  CHECK(hive.dirty_pages() == pages);
  required(hive.create_path(hive.root(), "new\\y"));
  require_done(hive.validate());
}

TEST_CASE("an unclean hive, a wrong checksum and a layered hive are read but not edited") {
  auto bytes = copy_of(Hive::create_empty("SYSTEM", "ROOT"));
  SECTION("wrong checksum") {
    bytes[60] ^= std::byte{1};
    Hive hive = required(Hive::open(bytes, "SYSTEM"));
    CHECK(hive.state() == HiveState::damaged_header);
    CHECK(hive.create_key(hive.root(), "k").error().kind == ErrorKind::refused);
  }
  SECTION("sequence numbers differ") {
    bytes[4] ^= std::byte{2};
    bytes[508] ^= std::byte{2};
    Hive hive = required(Hive::open(bytes, "SYSTEM"));
    CHECK(hive.state() == HiveState::unclean);
    CHECK(hive.set_value(hive.root(), "v", 1, {}).error().kind == ErrorKind::refused);
  }
  SECTION("layered") {
    bytes[24] ^= std::byte{3};
    bytes[508] ^= std::byte{3};
    Hive hive = required(Hive::open(bytes, "SYSTEM"));
    CHECK(hive.state() == HiveState::clean);
    CHECK(hive.is_editable().error().message.find("1.6") != std::string::npos);
  }
}

TEST_CASE("what is no hive is refused by name") {
  CHECK(Hive::open(std::span<const std::byte>(), "SAM").error().kind == ErrorKind::damaged);
  CHECK(Hive::open(pattern(100'000), "SAM").error().message.find("SAM") != std::string::npos);
  auto bytes = copy_of(Hive::create_empty("SYSTEM", "ROOT"));
  bytes.resize(4096);
  CHECK_FALSE(Hive::open(bytes, "SAM"));
}
