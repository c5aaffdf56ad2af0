#include "host/registry/hive_memory.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include "host/registry/complaint.hpp"

namespace lifeboat::registry {
namespace {

// Base block and 2 GiB of bins, less a page: no hive can be larger. Only address space, until it is used.
constexpr std::size_t k_limit_bytes = std::size_t{1} << 31;
constexpr std::size_t k_huge_page_bytes = std::size_t{2} << 20;
constexpr std::size_t k_room_bytes = k_limit_bytes + k_huge_page_bytes;
constexpr std::size_t k_piece_bytes = std::size_t{1} << 20;

constexpr std::size_t round_up(std::size_t bytes, std::size_t unit = k_page_bytes) {
  return (bytes + unit - 1) / unit * unit;
}

Status write_all(int fd, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return no_memory();
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

Result<HiveMemory> HiveMemory::reserve() {
  HiveMemory memory;
  void* room = ::mmap(nullptr, k_room_bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED) return no_memory();
  memory.room_ = room;
  const auto address = reinterpret_cast<std::uintptr_t>(room);
  memory.start_ = static_cast<std::byte*>(room) + (round_up(address, k_huge_page_bytes) - address);
  return memory;
}

Result<HiveMemory> HiveMemory::copy_of(std::span<const std::byte> bytes) {
  auto memory = reserve();
  if (!memory) return memory;
  if (auto resized = memory->resize(bytes.size()); !resized) return pass_on(resized);
  std::ranges::copy(bytes, memory->start_);
  return memory;
}

Result<HiveMemory> HiveMemory::read(int fd, std::uint64_t limit_bytes, const ReadWatch& watch) {
  struct stat facts {};
  if (::fstat(fd, &facts) != 0) return complain(ErrorKind::io, N_("the file cannot be read: {}"), std::strerror(errno));
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  if (size > limit_bytes) return complain(ErrorKind::refused, N_("the file has {} bytes, more than a hive may"), size);
  return read(
      [&](std::span<std::byte> into, std::uint64_t offset) -> ssize_t {
        if (!watch || watch(static_cast<float>(offset) / static_cast<float>(size))) {
          return ::pread(fd, into.data(), into.size(), static_cast<off_t>(offset));
        }
        errno = ECANCELED;
        return -1;
      },
      size);
}

Result<HiveMemory> HiveMemory::read(const Reader& reader, std::uint64_t size_bytes) {
  auto memory = reserve();
  if (!memory) return memory;
  if (auto resized = memory->resize(static_cast<std::size_t>(size_bytes)); !resized) return pass_on(resized);
  auto lost = read_as_far_as_it_goes(reader, {memory->start_, memory->size_});
  if (!lost) return pass_on(lost);
  memory->unreadable_bytes_ = *lost;
  return memory;
}

HiveMemory::HiveMemory(HiveMemory&& other) noexcept { *this = std::move(other); }

HiveMemory& HiveMemory::operator=(HiveMemory&& other) noexcept {
  std::swap(room_, other.room_);
  std::swap(start_, other.start_);
  std::swap(size_, other.size_);
  std::swap(ready_bytes_, other.ready_bytes_);
  std::swap(unreadable_bytes_, other.unreadable_bytes_);
  std::swap(content_, other.content_);
  std::swap(changed_, other.changed_);
  return *this;
}

HiveMemory::~HiveMemory() {
  if (room_ != nullptr) ::munmap(room_, k_room_bytes);
}

Result<HiveMemory> HiveMemory::map(std::shared_ptr<const Content> content) {
  auto memory = reserve();
  if (!memory) return memory;
  const std::size_t length = round_up(content->size_bytes);
  memory->changed_.resize(length / k_page_bytes);
  if (length > 0 && ::mmap(memory->start_, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, content->fd.get(),
                           0) == MAP_FAILED) {
    return no_memory();
  }
  memory->size_ = content->size_bytes;
  memory->ready_bytes_ = length;
  memory->content_ = std::move(content);
  return memory;
}

// Piece by piece, so that the bytes are never there twice. What a failure leaves is the same bytes, in part mapped.
Status HiveMemory::share() {
  if (content_) return {};
  UniqueFd fd(::memfd_create("hive", MFD_CLOEXEC));
  if (!fd.is_open()) return no_memory();
  for (std::size_t at = 0; at < size_; at += k_piece_bytes) {
    const std::size_t length = std::min(k_piece_bytes, size_ - at);
    if (auto written = write_all(fd.get(), bytes().subspan(at, length)); !written) return written;
    if (::mmap(start_ + at, round_up(length), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, fd.get(),
               static_cast<off_t>(at)) == MAP_FAILED) {
      return no_memory();
    }
  }
  content_ = std::make_shared<const Content>(Content{std::move(fd), size_});
  std::fill(changed_.begin(), changed_.end(), false);
  return {};
}

Result<HiveMemory> HiveMemory::snapshot() try {
  if (auto shared = share(); !shared) return pass_on(shared);
  auto copy = map(content_);
  if (!copy) return copy;
  copy->unreadable_bytes_ = unreadable_bytes_;
  if (auto resized = copy->resize(size_); !resized) return pass_on(resized);
  for (std::size_t page = 0; page < changed_.size(); ++page) {
    if (!changed_[page]) continue;
    const std::size_t offset = page * k_page_bytes;
    const std::size_t length = std::min<std::size_t>(k_page_bytes, size_ - std::min(size_, offset));
    if (length > 0) std::ranges::copy(bytes().subspan(offset, length), copy->change(offset, length).begin());
  }
  return copy;
} catch (const std::bad_alloc&) {
  return no_memory();
}

std::span<std::byte> HiveMemory::change(std::size_t offset, std::size_t size_bytes) {
  assert(offset + size_bytes <= size_);
  if (size_bytes == 0) return {};
  for (std::size_t page = offset / k_page_bytes; page <= (offset + size_bytes - 1) / k_page_bytes; ++page) {
    changed_[page] = true;
  }
  return {start_ + offset, size_bytes};
}

Status HiveMemory::make_ready(std::size_t size_bytes) {
  const std::size_t wanted = round_up(size_bytes);
  if (wanted <= ready_bytes_) return {};
  const std::size_t more = wanted - ready_bytes_;
  if (::mprotect(start_ + ready_bytes_, more, PROT_READ | PROT_WRITE) != 0) return no_memory();
  // A third of the time to read a large hive; without them it only takes longer.
  if (more >= k_huge_page_bytes) ::madvise(start_ + ready_bytes_, more, MADV_HUGEPAGE);
  ready_bytes_ = wanted;
  return {};
}

Status HiveMemory::resize(std::size_t size_bytes) try {
  if (size_bytes > k_limit_bytes) return complain(ErrorKind::refused, N_("the hive would grow beyond 2 GiB"));
  changed_.resize(std::max(round_up(size_bytes) / k_page_bytes, changed_.size()));
  const std::size_t fresh = ready_bytes_;  // what lies behind was never touched and is zero
  if (auto ready = make_ready(size_bytes); !ready) return ready;
  const std::size_t old_size = std::exchange(size_, size_bytes);
  for (std::size_t at = old_size; at < size_bytes; at = std::min(size_bytes, round_up(at + 1))) {
    changed_[at / k_page_bytes] = true;
  }
  const std::size_t used = std::min(size_bytes, fresh);
  if (used > old_size) std::fill(start_ + old_size, start_ + used, std::byte{});
  return {};
} catch (const std::bad_alloc&) {
  return no_memory();
}

}  // namespace lifeboat::registry
