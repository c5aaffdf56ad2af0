// A hive with two transaction logs: looked at, replayed, read, edited, undone. Two lengths of three bytes stand in
// front, then the bins, log 1 and log 2. The headers and hashes of logs are made right where a bit of the first byte
// says so, so that what lies behind them is reached.
#include "host/registry/dirty_vector.hpp"
#include "host/registry/log_entry.hpp"
#include "host/registry/marvin32.hpp"
#include "host/registry/replay.hpp"
#include "tests/fuzz/registry_fuzz.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using fuzz::Bytes;

namespace {

enum Mend : std::uint8_t { k_mend_logs = 1, k_mend_header = 2 };

constexpr std::size_t k_prefix_bytes = 8;

void mend_header(Bytes& log) {
  if (log.size() < k_base_sector_bytes) return;
  std::ranges::copy(std::as_bytes(std::span("regf", 4)), log.begin());
  const std::uint32_t sequence = load_u32(log, 4);
  set_sequences(log, sequence, sequence);
}

void mend_entries(Bytes& log) {
  for (std::size_t at = k_log_sector_bytes; at + k_log_sector_bytes <= log.size();) {
    const auto entry = std::span(log).subspan(at);
    const std::uint32_t size = load_u32(entry, 4);
    if (load_u32(entry, 0) != 0x454C7648 || size % k_log_sector_bytes != 0 || size == 0 || size > entry.size()) return;
    store_u64(entry, 24, marvin32(entry.subspan(40, size - 40)));
    store_u64(entry, 32, marvin32(entry.first(32)));
    at += size;
  }
}

struct Input {
  Bytes primary;
  LogFiles logs;
};

Input read_input(std::span<const std::byte> bytes) {
  const auto length = [&](std::size_t at) { return load_u32(bytes, at) & 0xFFFFFF; };
  const auto mend = std::to_integer<std::uint8_t>(bytes[0]);
  auto rest = bytes.subspan(k_prefix_bytes);
  const auto bins = rest.first(std::min<std::size_t>(length(1), rest.size()));
  rest = rest.subspan(bins.size());
  const auto log1 = rest.first(std::min<std::size_t>(length(4), rest.size()));
  const auto log2 = rest.subspan(log1.size());
  const std::size_t bins_bytes = std::max<std::size_t>(1, bins.size() / k_page_bytes) * k_page_bytes;
  Input input{Bytes(k_base_block_bytes + bins_bytes), {{log1.begin(), log1.end()}, {log2.begin(), log2.end()}, {}}};
  write_new_base_block(input.primary, u"FUZZ", 1, static_cast<std::uint32_t>(bins_bytes));
  set_sequences(input.primary, 2, 1);
  std::ranges::copy(bins.first(std::min(bins.size(), bins_bytes)), input.primary.begin() + k_base_block_bytes);
  if ((mend & k_mend_header) == 0) input.primary[508] ^= std::byte{1};
  if ((mend & k_mend_logs) == 0) return input;
  for (Bytes* log : {&input.logs.log1, &input.logs.log2}) {
    mend_header(*log);
    mend_entries(*log);
  }
  return input;
}

Bytes header_of(FileType type, std::uint32_t sequence, std::uint32_t bins_bytes) {
  Bytes header(k_base_sector_bytes);
  write_new_base_block(header, u"FUZZ", 1, bins_bytes);
  set_file_type(header, type);
  set_sequences(header, sequence, sequence);
  return header;
}

// One entry with all pages of the hive, or the same as an old log.
Bytes log_of(const Hive& hive, FileType type, std::uint32_t sequence) {
  const auto bins = hive.bytes().subspan(k_base_block_bytes);
  const auto bins_bytes = static_cast<std::uint32_t>(bins.size());
  Bytes log = header_of(type, sequence, bins_bytes);
  const std::vector<PageRun> runs{{0, bins.first(k_page_bytes)}, {k_page_bytes, bins.subspan(k_page_bytes)}};
  const Bytes rest = type == FileType::log_hvle ? write_log_entry({0, 0, sequence, bins_bytes, runs})
                                                : write_dirty_vector(bins_bytes, runs);
  log.insert(log.end(), rest.begin(), rest.end());
  return log;
}

FuzzInput seed_of(std::uint8_t mend, const Hive& hive, const Bytes& log1, const Bytes& log2) {
  const auto bins = hive.bytes().subspan(k_base_block_bytes);
  FuzzInput seed{mend};
  for (const std::size_t length : {bins.size(), log1.size()}) {
    for (int byte = 0; byte < 3; ++byte) seed.push_back(static_cast<std::uint8_t>(length >> (8 * byte)));
  }
  seed.push_back(0);
  for (const auto part : {bins, std::span<const std::byte>(log1), std::span<const std::byte>(log2)}) {
    for (const std::byte byte : part) seed.push_back(std::to_integer<std::uint8_t>(byte));
  }
  return seed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size <= k_prefix_bytes) return 0;
  const Input input = read_input(std::as_bytes(std::span(data, size)));
  auto hive = Hive::open(input.primary, "FUZZ");
  if (!hive) return 0;
  const Bytes before = fuzz::copy_of(*hive);
  const ReplayOutlook outlook = look_at_logs(*hive, input.logs);
  const bool is_replayed = hive->replay(input.logs).has_value();
  fuzz_require(is_replayed == outlook.is_possible);
  fuzz_require(is_replayed == hive->has_changes());
  if (!is_replayed) {
    fuzz_require(fuzz::copy_of(*hive) == before);
    hive->accept_as_it_is(outlook.next_sequence);
  }
  fuzz::read_all(*hive);
  if (is_replayed) {
    const Hive snapshot = hive->snapshot().value();
    hive->undo();
    fuzz_require(fuzz::copy_of(*hive) == before);
    hive->redo();
    fuzz_require(fuzz::copy_of(*hive) == fuzz::copy_of(snapshot));
    hive->undo();
    hive->accept_as_it_is(outlook.next_sequence);
  }
  fuzz::edit_and_undo(*hive);
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  const Hive empty = Hive::create_empty("FUZZ", "ROOT");
  const Hive sample = fuzz::sample_hive();
  const Hive big = fuzz::sample_with_big_data();
  const Bytes first = log_of(sample, FileType::log_hvle, 1);
  const Bytes second = log_of(sample, FileType::log_hvle, 2);
  const Bytes old = log_of(sample, FileType::log_dirt, 2);
  return {seed_of(3, empty, first, second), seed_of(3, empty, second, first), seed_of(1, empty, first, {}),
          seed_of(3, empty, old, {}),       seed_of(2, sample, first, old),   seed_of(3, big, {}, {}),
          seed_of(3, empty, log_of(big, FileType::log_hvle, 1), {})};
}
