// The first two pages of an NTFS journal, as Windows writes them.
#pragma once

#include <cstdint>

#include "host/target/little_endian.hpp"
#include "tests/target/bytes.hpp"

namespace lifeboat::testing {

struct JournalPage {
  std::uint64_t sequence = 0x1000;
  std::uint16_t version = 1;     // 2: in Windows' cache
  bool has_client = true;        // 0xFFFF: nobody uses it
  std::uint16_t flags = 0;       // 2: clean
  std::uint64_t journal_bytes = 2 << 20;
};

// Restart page, restart area behind it, and the record of its one client, "NTFS".
inline std::vector<std::byte> journal_page(const JournalPage& of) {
  using target::write_le;
  constexpr std::size_t k_area = 0x30, k_client = 0x60;
  std::vector<std::byte> page(4096);
  for (std::size_t i = 0; i < 4; ++i) page[i] = static_cast<std::byte>("RSTR"[i]);
  write_le<std::uint16_t>(page, 4, 0x1E);  // fix-ups: where, how many
  write_le<std::uint16_t>(page, 6, 9);
  write_le<std::uint32_t>(page, 16, 4096);
  write_le<std::uint32_t>(page, 20, 4096);
  write_le<std::uint16_t>(page, 24, k_area);
  write_le<std::uint16_t>(page, 26, of.version == 1 ? 1 : 0);
  write_le<std::uint16_t>(page, 28, of.version);
  write_le<std::uint64_t>(page, k_area, of.sequence);
  write_le<std::uint16_t>(page, k_area + 8, 1);
  write_le<std::uint16_t>(page, k_area + 10, of.has_client ? 0xFFFF : 0);
  write_le<std::uint16_t>(page, k_area + 12, of.has_client ? 0 : 0xFFFF);
  write_le<std::uint16_t>(page, k_area + 14, of.flags);
  std::uint32_t bits = 0;
  while (of.journal_bytes >> bits != 0) ++bits;
  write_le<std::uint32_t>(page, k_area + 16, 67 - bits);
  write_le<std::uint16_t>(page, k_area + 20, 0x30 + 0xA0);
  write_le<std::uint16_t>(page, k_area + 22, 0x30);
  write_le<std::uint64_t>(page, k_area + 24, of.journal_bytes);
  write_le<std::uint16_t>(page, k_area + 36, 0x30);
  write_le<std::uint16_t>(page, k_area + 38, 0x40);
  write_le<std::uint64_t>(page, k_client, 0x1000);
  write_le<std::uint64_t>(page, k_client + 8, 0x1000);
  write_le<std::uint32_t>(page, k_client + 16, 0xFFFFFFFF);  // neither one before nor behind it
  write_le<std::uint32_t>(page, k_client + 28, 8);
  for (std::size_t i = 0; i < 4; ++i) page[k_client + 32 + 2 * i] = static_cast<std::byte>("NTFS"[i]);
  write_le<std::uint16_t>(page, 0x1E, 1);
  for (std::size_t i = 0; i < 8; ++i) {
    write_le<std::uint16_t>(page, 0x20 + 2 * i, target::read_le<std::uint16_t>(page, i * 512 + 510));
    write_le<std::uint16_t>(page, i * 512 + 510, 1);
  }
  return page;
}

inline std::vector<std::byte> journal_start(const JournalPage& first, const JournalPage& second) {
  std::vector<std::byte> start = journal_page(first);
  const auto more = journal_page(second);
  start.insert(start.end(), more.begin(), more.end());
  return start;
}

}  // namespace lifeboat::testing
