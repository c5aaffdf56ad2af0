#include <elf.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <span>

#include "host/loader/elf_file.hpp"
#include "host/loader/trusted_path.hpp"

using namespace lifeboat;

namespace {

// The header of the test program itself: position independent, so ET_DYN, and of this machine.
Elf64_Ehdr own_header() {
  Elf64_Ehdr header{};
  const auto bytes = loader::read_first("/proc/self/exe", sizeof header).value();
  REQUIRE(bytes.size() == sizeof header);
  std::memcpy(&header, bytes.data(), sizeof header);
  return header;
}

bool is_accepted(const Elf64_Ehdr& header) {
  return loader::check_elf(std::as_bytes(std::span(&header, 1))).has_value();
}

}  // namespace

TEST_CASE("a shared object of this machine is accepted, everything else refused") {
  const Elf64_Ehdr good = own_header();
  CHECK(is_accepted(good));

  Elf64_Ehdr other = good;
  other.e_ident[EI_MAG1] = 'M';
  CHECK_FALSE(is_accepted(other));

  other = good;
  other.e_machine = EM_S390;
  CHECK_FALSE(is_accepted(other));

  other = good;
  other.e_ident[EI_CLASS] = ELFCLASS32;
  CHECK_FALSE(is_accepted(other));

  other = good;
  other.e_type = ET_REL;
  CHECK_FALSE(is_accepted(other));
}

TEST_CASE("a file shorter than a header is refused") {
  const Elf64_Ehdr good = own_header();
  const auto bytes = std::as_bytes(std::span(&good, 1));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(loader::check_elf(bytes.first(size)).has_value());
  }
}
