// Reading hive files from disks that fail.
#include <catch2/catch.hpp>

#include <cerrno>

#include "tests/registry/hive_text.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

// A disk with bad sectors of 512 bytes: any read that touches one fails whole, as the kernel's do.
class FailingDisk {
 public:
  FailingDisk(std::vector<std::byte> bytes, std::vector<std::uint64_t> bad) : bytes_(std::move(bytes)), bad_(std::move(bad)) {}

  ssize_t operator()(std::span<std::byte> into, std::uint64_t offset) const {
    for (const std::uint64_t sector : bad_) {
      if (sector < offset + into.size() && offset < sector + 512) {
        errno = EIO;
        return -1;
      }
    }
    const auto there = std::min<std::size_t>(into.size(), bytes_.size() - std::min<std::size_t>(offset, bytes_.size()));
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), there, into.begin());
    return static_cast<ssize_t>(there);
  }

 private:
  std::vector<std::byte> bytes_;
  std::vector<std::uint64_t> bad_;
};

std::vector<std::byte> hive_with_many_keys() {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  for (int i = 0; i < 400; ++i) {
    const Cell key = required(hive.create_path(hive.root(), "Key" + std::to_string(i / 20) + "\\" + std::to_string(i)));
    require_done(hive.set_value(key, "data", k_reg_binary, bytes_of(std::string(3000, 'd'))));
  }
  return copy_of(hive);
}

}  // namespace

TEST_CASE("a bad sector costs what lies in it, not the hive") {
  const auto bytes = hive_with_many_keys();
  const std::uint64_t bad = bytes.size() / 2 / 4096 * 4096 + 1024;
  auto memory = required(HiveMemory::read(FailingDisk(bytes, {bad}), bytes.size()));
  CHECK(memory.unreadable_bytes() == 4096);
  const Hive hive = required(Hive::open(std::move(memory), "SYSTEM"));
  CHECK(hive.opening_problems() == std::vector<std::string>{"the disk does not deliver 4096 bytes of its file"});
  std::size_t readable = 0;
  for (const Cell group : required(hive.subkeys(hive.root()))) {
    if (const auto keys = hive.subkeys(group)) readable += keys->size();
  }
  CHECK(readable >= 380);
  CHECK_FALSE(hive.is_editable());
}

TEST_CASE("a file without a bad sector is read whole, whatever its length") {
  for (const std::size_t length : {0u, 1u, 4095u, 4096u, 1'048'577u}) {
    std::vector<std::byte> bytes(length, std::byte{7});
    const auto memory = required(HiveMemory::read(FailingDisk(bytes, {}), length));
    CHECK(memory.unreadable_bytes() == 0);
    CHECK(std::ranges::equal(memory.bytes(), bytes));
  }
}

TEST_CASE("a disk that delivers nothing is an error of the disk") {
  std::vector<std::byte> bytes(2000, std::byte{7});
  const auto memory = HiveMemory::read(FailingDisk(bytes, {0, 512, 1024, 1536}), bytes.size());
  REQUIRE_FALSE(memory);
  CHECK(memory.error().kind == ErrorKind::io);
  CHECK(memory.error().message.find("Input/output error") != std::string::npos);
}
