#include "host/registry/hive_content.hpp"

#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "host/registry/complaint.hpp"

namespace lifeboat::registry {
namespace {

// What is read again when the disk refuses a larger piece.
constexpr std::size_t k_sector_bytes = 4096;
constexpr std::size_t k_piece_bytes = std::size_t{1} << 20;

Status write_all(int fd, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return no_memory();
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

tl::unexpected<Error> cannot_read(int code) {
  return complain(ErrorKind::io, N_("the file cannot be read: {}"), std::strerror(code));
}

// True when all of the file was moved by the kernel itself.
bool copy_by_kernel(int from, int to, std::size_t size_bytes) {
  off_t offset = 0;
  while (static_cast<std::size_t>(offset) < size_bytes) {
    const ssize_t moved = ::sendfile(to, from, &offset, size_bytes - static_cast<std::size_t>(offset));
    if (moved < 0 && errno == EINTR) continue;
    if (moved <= 0) return false;
  }
  return true;
}

// Fills `into` from the file as far as it goes: bytes read, or -1.
ssize_t read_whole(const Reader& reader, std::span<std::byte> into, std::uint64_t offset) {
  std::size_t done = 0;
  while (done < into.size()) {
    const ssize_t got = reader(into.subspan(done), offset + done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return static_cast<ssize_t>(done);
}

// A piece that the disk refuses as a whole, sector by sector; how many bytes it refuses. They are zero.
std::uint64_t read_by_sectors(const Reader& reader, std::span<std::byte> into, std::uint64_t offset) {
  std::uint64_t lost = 0;
  for (std::size_t at = 0; at < into.size(); at += k_sector_bytes) {
    const auto sector = into.subspan(at, std::min<std::size_t>(k_sector_bytes, into.size() - at));
    std::ranges::fill(sector, std::byte{});
    if (read_whole(reader, sector, offset + at) >= 0) continue;
    std::ranges::fill(sector, std::byte{});
    lost += sector.size();
  }
  return lost;
}

Result<std::uint64_t> copy_by_reading(const Reader& reader, int to, std::uint64_t size_bytes) {
  std::vector<std::byte> buffer(k_piece_bytes);
  std::uint64_t lost = 0;
  int code = 0;
  for (std::uint64_t offset = 0; offset < size_bytes; offset += buffer.size()) {
    const auto piece = std::span(buffer).first(
        static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), size_bytes - offset)));
    std::ranges::fill(piece, std::byte{});
    if (read_whole(reader, piece, offset) < 0) {
      code = errno;
      lost += read_by_sectors(reader, piece, offset);
    }
    if (auto written = write_all(to, piece); !written) return pass_on(written);
  }
  if (size_bytes > 0 && lost == size_bytes) return cannot_read(code);
  return lost;
}

Result<UniqueFd> make_file() {
  UniqueFd fd(::memfd_create("hive", MFD_CLOEXEC));
  if (!fd.is_open()) return no_memory();
  return fd;
}

SharedContent share(UniqueFd fd, std::uint64_t size_bytes, std::uint64_t unreadable_bytes) {
  return std::make_shared<const HiveContent>(
      HiveContent{std::move(fd), static_cast<std::size_t>(size_bytes), unreadable_bytes});
}

}  // namespace

Result<SharedContent> content_of(std::span<const std::byte> bytes) {
  auto fd = make_file();
  if (!fd) return pass_on(fd);
  if (auto written = write_all(fd->get(), bytes); !written) return pass_on(written);
  return share(std::move(*fd), bytes.size(), 0);
}

Result<SharedContent> read_content(int fd, std::uint64_t limit_bytes) {
  struct stat facts {};
  if (::fstat(fd, &facts) != 0) return cannot_read(errno);
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  if (size > limit_bytes) return complain(ErrorKind::refused, N_("the file has {} bytes, more than a hive may"), size);
  auto content = make_file();
  if (!content) return pass_on(content);
  if (copy_by_kernel(fd, content->get(), static_cast<std::size_t>(size))) return share(std::move(*content), size, 0);
  return read_content(
      [fd](std::span<std::byte> into, std::uint64_t offset) {
        return ::pread(fd, into.data(), into.size(), static_cast<off_t>(offset));
      },
      size);
}

Result<SharedContent> read_content(const Reader& reader, std::uint64_t size_bytes) {
  auto content = make_file();
  if (!content) return pass_on(content);
  auto lost = copy_by_reading(reader, content->get(), size_bytes);
  if (!lost) return pass_on(lost);
  return share(std::move(*content), size_bytes, *lost);
}

}  // namespace lifeboat::registry
