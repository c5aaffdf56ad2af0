// The partition tables of a disk, an image of 64 KiB that begins with the input: our own look at MBR and GPT, and
// libblkid's.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <span>
#include <string>

#include "host/target/gpt_check.hpp"
#include "host/target/mbr_check.hpp"
#include "host/target/partition_overlap.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/sample/gpt_writer.hpp"
#include "tests/sample/mbr_writer.hpp"
#include "tests/sample/partition_guids.hpp"

using namespace lifeboat;

namespace {

constexpr std::size_t k_image_bytes = 65536;
constexpr std::uint32_t k_sectors = k_image_bytes / 512;
constexpr std::size_t k_most_notices = 2;  // of an MBR: the sectors' size, the chain

UniqueFd make_image(std::span<const std::uint8_t> start) {
  UniqueFd fd(::memfd_create("disk", MFD_CLOEXEC));
  fuzz_require(::ftruncate(fd.get(), k_image_bytes) == 0);
  const std::size_t size = std::min(start.size(), k_image_bytes);
  fuzz_require(::pwrite(fd.get(), start.data(), size, 0) == static_cast<ssize_t>(size));
  return fd;
}

FuzzInput content(const UniqueFd& fd) {
  FuzzInput bytes(k_image_bytes);
  fuzz_require(::pread(fd.get(), bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  return bytes;
}

FuzzInput mbr_seed(const sample::MbrLayout& layout) {
  const UniqueFd fd = make_image({});
  fuzz_require(sample::write_mbr(fd.get(), layout).has_value());
  return content(fd);
}

FuzzInput gpt_seed() {
  const UniqueFd fd = make_image({});
  const sample::GptPartition one{sample::k_type_basic_data, sample::k_windows_11_partition, u"x", 40, 20};
  fuzz_require(sample::write_gpt(fd.get(), k_sectors, sample::k_disk, {one}).has_value());
  return content(fd);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const UniqueFd fd = make_image({data, size});
  const auto image = target::DiskImage::open("/proc/self/fd/" + std::to_string(fd.get()));
  fuzz_require(image.has_value());
  const auto mbr = target::check_mbr(**image);
  fuzz_require(mbr.has_value());  // it fails only where the disk cannot be read
  if (*mbr) fuzz_require((*mbr)->notices.size() <= k_most_notices);
  if (const auto gpt = target::check_gpt(**image)) fuzz_require(gpt->size() <= 1);
  auto partitions = target::probe_partitions(**image, *mbr ? (*mbr)->sector_bytes : 512);
  if (!partitions) return 0;
  fuzz_require(partitions->size() <= 256);
  fuzz_require(target::mark_overlaps(*partitions).size() <= 8);
  for (const target::Partition& partition : *partitions) {
    if (*mbr) fuzz_require(partition.guid.empty() && partition.number >= 1);
  }
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  return {mbr_seed({0x5CBEA03E, {{0x07, 8, 8}, {0x42, 16, 8}}, {{0x07, 33, 8}, {0x07, 48, 8}, {0x07, 64, 32}}}),
          mbr_seed({0, {{0xEE, 1, k_sectors - 1}}}), gpt_seed()};
}
