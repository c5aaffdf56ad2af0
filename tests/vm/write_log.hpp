// What a machine wrote to a disk, in order, as QEMU's filter blklogwrites keeps it: so that the disk can be looked at as it
// would be, had the power been lost after any of the writes. The format is that of the kernel's dm-log-writes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "tests/vm/machine.hpp"

namespace lifeboat::vm {

struct LoggedWrite {
  std::uint64_t offset_bytes = 0;
  std::vector<char> bytes;
};

// A virtio disk whose writes are kept in `log`.
[[nodiscard]] Devices logged_disk(const std::filesystem::path& image, const std::filesystem::path& log);
// Without flushes and discards, which change no byte that counts. Throws where the log is cut short.
[[nodiscard]] std::vector<LoggedWrite> read_write_log(const std::filesystem::path& log);
// Does it to that image.
void repeat(const LoggedWrite& write, const std::filesystem::path& image);

}  // namespace lifeboat::vm
