// A hive file: opened, walked, checked, and edited where it is sound. The first byte chooses: 0 takes the rest as the
// whole file; others take it as bins behind a good base block of version 1.3 to 1.6 whose root they begin with.
#include "tests/fuzz/registry_fuzz.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using fuzz::Bytes;

namespace {

constexpr std::size_t k_minor_field = 24;
constexpr std::size_t k_root_field = 36;

Bytes as_file(std::uint8_t choice, std::span<const std::byte> rest) {
  if (choice == 0) return {rest.begin(), rest.end()};
  if (rest.size() < 4) return {};
  const std::size_t bins_bytes = std::max<std::size_t>(1, (rest.size() - 4) / k_page_bytes) * k_page_bytes;
  Bytes file(k_base_block_bytes + bins_bytes);
  write_new_base_block(file, u"FUZZ", 1, static_cast<std::uint32_t>(bins_bytes));
  store_u32(file, k_minor_field, 3u + (choice - 1u) % 4u);
  set_root(file, load_u32(rest, 0));
  const auto bins = rest.subspan(4, std::min(rest.size() - 4, bins_bytes));
  std::ranges::copy(bins, file.begin() + k_base_block_bytes);
  return file;
}

// Behind a base block of ours.
FuzzInput seed_of(std::uint8_t choice, const Hive& hive) {
  const auto bytes = hive.bytes();
  FuzzInput seed{choice};
  const auto add = [&](std::span<const std::byte> part) {
    for (const std::byte byte : part) seed.push_back(std::to_integer<std::uint8_t>(byte));
  };
  if (choice == 0) {
    add(bytes);
  } else {
    add(bytes.subspan(k_root_field, 4));
    add(bytes.subspan(k_base_block_bytes));
  }
  return seed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  auto hive = Hive::open(as_file(data[0], std::as_bytes(std::span(data + 1, size - 1))), "FUZZ");
  if (!hive) {
    fuzz_require(!hive.error().message.empty());
    return 0;
  }
  fuzz::read_all(*hive);
  fuzz::edit_and_undo(*hive);
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  const Hive empty = Hive::create_empty("FUZZ", "ROOT");
  const Hive sample = fuzz::sample_hive();
  return {seed_of(0, sample),  seed_of(1, empty),  seed_of(1, sample),
          seed_of(2, sample), seed_of(3, sample), seed_of(3, fuzz::sample_with_big_data())};
}
