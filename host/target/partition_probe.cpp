#include "host/target/partition_probe.hpp"

#include <blkid/blkid.h>
#include <fmt/format.h>

#include <memory>

#include "host/base/text.hpp"

namespace lifeboat::target {
namespace {

// A GPT has 128 places as a rule; libblkid itself stops at 256.
constexpr int k_max_partitions = 256;
constexpr std::uint64_t k_blkid_sector = 512;  // libblkid counts in these, whatever the disk's own sectors are

struct FreeProbe {
  void operator()(blkid_probe probe) const { ::blkid_free_probe(probe); }
};
using Probe = std::unique_ptr<blkid_struct_probe, FreeProbe>;

Result<Probe> open_probe(const DiskImage& image, std::uint64_t offset, std::uint64_t size) {
  Probe probe(::blkid_new_probe());
  if (probe && ::blkid_probe_set_device(probe.get(), image.fd(), static_cast<blkid_loff_t>(offset),
                                        static_cast<blkid_loff_t>(size)) == 0) {
    return probe;
  }
  return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("cannot probe {}")), image.path()));
}

std::string text_or_empty(const char* text) { return text == nullptr ? "" : text; }

std::string probed(blkid_probe probe, const char* name) {
  const char* value = nullptr;
  return ::blkid_probe_lookup_value(probe, name, &value, nullptr) == 0 ? text_or_empty(value) : "";
}

Status probe_file_system(const DiskImage& image, Partition& partition) {
  auto probe = open_probe(image, partition.offset_bytes, partition.size_bytes);
  if (!probe) return tl::unexpected(probe.error());
  ::blkid_probe_enable_superblocks(probe->get(), 1);
  ::blkid_probe_set_superblocks_flags(probe->get(), BLKID_SUBLKS_TYPE | BLKID_SUBLKS_LABEL);
  if (::blkid_do_safeprobe(probe->get()) != 0) return {};  // nothing there, or two answers at once
  partition.file_system = probed(probe->get(), "TYPE");
  partition.label = probed(probe->get(), "LABEL");
  return {};
}

// Windows' logical disk manager: the data of a dynamic disk, in a GPT and in an MBR.
bool is_dynamic(blkid_partition from) {
  constexpr std::string_view k_ldm_data = "af9b60a0-1431-4f62-bc68-3311714a69ad";
  constexpr int k_ldm = 0x42;
  return text_or_empty(::blkid_partition_get_type_string(from)) == k_ldm_data ||
         ::blkid_partition_get_type(from) == k_ldm;
}

Partition read_partition(blkid_partition from, bool is_gpt) {
  Partition partition;
  partition.number = static_cast<std::uint32_t>(::blkid_partition_get_partno(from));
  partition.name = text_or_empty(::blkid_partition_get_name(from));
  // In an MBR libblkid makes one up of signature and number.
  if (is_gpt) partition.guid = text_or_empty(::blkid_partition_get_uuid(from));
  partition.is_dynamic = is_dynamic(from);
  partition.offset_bytes = static_cast<std::uint64_t>(::blkid_partition_get_start(from)) * k_blkid_sector;
  partition.size_bytes = static_cast<std::uint64_t>(::blkid_partition_get_size(from)) * k_blkid_sector;
  return partition;
}

// A partition of another system, inside one of the disk's own (a BSD disk label).
bool is_nested(blkid_partition partition) {
  return ::blkid_parttable_get_parent(::blkid_partition_get_table(partition)) != nullptr;
}

// "gpt", "dos", or "" for none.
std::string table_type(blkid_partlist list) {
  blkid_parttable table = list == nullptr ? nullptr : ::blkid_partlist_get_table(list);
  return table == nullptr ? "" : text_or_empty(::blkid_parttable_get_type(table));
}

bool fits(const Partition& partition, std::uint64_t size) {
  return partition.offset_bytes <= size && partition.size_bytes <= size - partition.offset_bytes;
}

Result<std::vector<Partition>> read_partitions(const DiskImage& image, blkid_partlist list) {
  std::vector<Partition> partitions;
  const bool is_gpt = table_type(list) == "gpt";
  const int count = std::min(::blkid_partlist_numof_partitions(list), k_max_partitions);
  for (int i = 0; i < count; ++i) {
    blkid_partition from = ::blkid_partlist_get_partition(list, i);
    if (from == nullptr || ::blkid_partition_is_extended(from) != 0 || is_nested(from)) continue;
    Partition partition = read_partition(from, is_gpt);
    if (partition.size_bytes > 0 && fits(partition, image.size_bytes())) {  // 0 would be "all that follows"
      if (auto done = probe_file_system(image, partition); !done) return tl::unexpected(done.error());
    }
    partitions.push_back(std::move(partition));
  }
  return partitions;
}

}  // namespace

Result<std::vector<Partition>> probe_partitions(const DiskImage& image, std::uint32_t mbr_sector_bytes) {
  for (const std::uint32_t sector : image.sector_sizes()) {
    auto probe = open_probe(image, 0, image.size_bytes());
    if (!probe) return tl::unexpected(probe.error());
    ::blkid_probe_set_sectorsize(probe->get(), sector);
    ::blkid_probe_enable_partitions(probe->get(), 1);
    blkid_partlist list = ::blkid_probe_get_partitions(probe->get());
    const std::string type = table_type(list);
    if (type == "gpt" || (type == "dos" && sector == mbr_sector_bytes)) return read_partitions(image, list);
  }
  return fail(ErrorKind::damaged, fmt::format(fmt::runtime(tr("{} has no partition table")), image.path()));
}

Result<std::string> probe_raid_member(const DiskImage& image) {
  auto probe = open_probe(image, 0, image.size_bytes());
  if (!probe) return tl::unexpected(probe.error());
  ::blkid_probe_enable_superblocks(probe->get(), 1);
  ::blkid_probe_set_superblocks_flags(probe->get(), BLKID_SUBLKS_TYPE);
  ::blkid_probe_filter_superblocks_usage(probe->get(), BLKID_FLTR_ONLYIN, BLKID_USAGE_RAID);
  return ::blkid_do_probe(probe->get()) == 0 ? probed(probe->get(), "TYPE") : std::string();
}

}  // namespace lifeboat::target
