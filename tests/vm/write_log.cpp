#include "tests/vm/write_log.hpp"

#include <array>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace lifeboat::vm {
namespace {

constexpr std::uint64_t k_sector = 512;
constexpr std::uint64_t k_discard = 4;  // has no data behind it

struct Head {
  std::uint64_t magic, version, entry_count;
};

struct Entry {
  std::uint64_t sector, sector_count, flags, data_length;
};

// Each head has a sector of its own.
template <class T>
T read_head(std::istream& in) {
  std::array<char, k_sector> bytes{};
  if (!in.read(bytes.data(), bytes.size())) throw std::runtime_error("the log of writes is cut short");
  T head{};
  std::memcpy(&head, bytes.data(), sizeof head);
  return head;
}

}  // namespace

Devices logged_disk(const std::filesystem::path& image, const std::filesystem::path& log) {
  std::ofstream(log, std::ios::binary);  // QEMU does not make it
  return {"-blockdev", "driver=file,node-name=image,filename=" + image.string(),
          "-blockdev", "driver=file,node-name=log,filename=" + log.string(),
          "-blockdev", "driver=blklogwrites,node-name=logged,file=image,log=log",
          "-device", "virtio-blk-pci,drive=logged"};
}

std::vector<LoggedWrite> read_write_log(const std::filesystem::path& log) {
  std::ifstream in(log, std::ios::binary);
  const auto entry_count = read_head<Head>(in).entry_count;
  std::vector<LoggedWrite> writes;
  for (std::uint64_t i = 0; i < entry_count; ++i) {
    const auto entry = read_head<Entry>(in);
    if (entry.sector_count == 0 || (entry.flags & k_discard) != 0) continue;
    std::vector<char> bytes(entry.sector_count * k_sector);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
      throw std::runtime_error("the log of writes is cut short");
    }
    writes.push_back({entry.sector * k_sector, std::move(bytes)});
  }
  return writes;
}

void repeat(const LoggedWrite& write, const std::filesystem::path& image) {
  std::fstream file(image, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(static_cast<std::streamoff>(write.offset_bytes));
  if (!file.write(write.bytes.data(), static_cast<std::streamsize>(write.bytes.size()))) {
    throw std::runtime_error("cannot write to " + image.string());
  }
}

}  // namespace lifeboat::vm
