#include "host/registry/hive_bins.hpp"

#include <cstring>

#include "host/registry/complaint.hpp"
#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::size_t k_offset_field = 4;
constexpr std::size_t k_size_field = 8;
constexpr std::size_t k_timestamp_field = 20;

}  // namespace

Result<Bin> read_bin(const HiveImage& image, std::uint32_t at) {
  const auto rest = image.bins().subspan(at);
  if (rest.size() < k_page_bytes || std::memcmp(rest.data(), "hbin", 4) != 0) {
    return damaged(N_("the bin at {:#x} has no header"), at);
  }
  const std::uint32_t size = load_u32(rest, k_size_field);
  if (load_u32(rest, k_offset_field) != at || size == 0 || size % k_page_bytes != 0 || size > rest.size()) {
    return damaged(N_("the bin at {:#x} has a wrong header"), at);
  }
  return Bin{at, size};
}

Result<std::vector<Bin>> read_bins(const HiveImage& image) {
  std::vector<Bin> bins;
  for (std::uint32_t at = 0; at < image.bins_bytes(); at += bins.back().size_bytes) {
    auto bin = read_bin(image, at);
    if (!bin) return pass_on(bin);
    bins.push_back(*bin);
  }
  if (bins.empty()) return damaged(N_("the hive has no bins"));
  return bins;
}

Status visit_cells(const HiveImage& image, const Bin& bin, const CellVisitor& visit) {
  const auto bytes = image.bins();
  const std::uint32_t end = bin.offset + bin.size_bytes;
  for (std::uint32_t at = bin.offset + k_bin_header_bytes; at < end;) {
    const auto raw = static_cast<std::int32_t>(load_u32(bytes, at));
    const std::uint32_t size = raw < 0 ? 0u - static_cast<std::uint32_t>(raw) : static_cast<std::uint32_t>(raw);
    if (size < 8 || size % 8 != 0 || size > end - at) {
      return damaged(N_("the cell at {:#x} has the impossible size {:#x}"), at, size);
    }
    visit(at, size, raw > 0);
    at += size;
  }
  return {};
}

void write_bin_header(HiveImage& image, const Bin& bin) {
  const auto header = image.change(bin.offset, k_bin_header_bytes);
  std::memcpy(header.data(), "hbin", 4);
  store_u32(header, k_offset_field, bin.offset);
  store_u32(header, k_size_field, bin.size_bytes);
}

void stamp_first_bin(HiveImage& image, std::uint64_t filetime) {
  store_u64(image.change(0, k_bin_header_bytes), k_timestamp_field, filetime);
}

}  // namespace lifeboat::registry
