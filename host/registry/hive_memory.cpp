#include "host/registry/hive_memory.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cassert>
#include <new>
#include <utility>

#include "host/registry/complaint.hpp"

namespace lifeboat::registry {
namespace {

// Base block and 2 GiB of bins, less a page: no hive can be larger. Only address space, until it is used.
constexpr std::size_t k_room_bytes = std::size_t{1} << 31;

constexpr std::size_t round_up(std::size_t bytes) { return (bytes + k_page_bytes - 1) / k_page_bytes * k_page_bytes; }

}  // namespace

Result<HiveMemory> HiveMemory::copy_of(std::span<const std::byte> bytes) try {
  return content_of(bytes).and_then(map);
} catch (const std::bad_alloc&) {
  return no_memory();
}

Result<HiveMemory> HiveMemory::read(int fd, std::uint64_t limit_bytes) try {
  return read_content(fd, limit_bytes).and_then(map);
} catch (const std::bad_alloc&) {
  return no_memory();
}

Result<HiveMemory> HiveMemory::read(const Reader& reader, std::uint64_t size_bytes) try {
  return read_content(reader, size_bytes).and_then(map);
} catch (const std::bad_alloc&) {
  return no_memory();
}

Result<HiveMemory> HiveMemory::map(SharedContent content) {
  if (content->size_bytes > k_room_bytes) return complain(ErrorKind::refused, N_("the file is too large for a hive"));
  HiveMemory memory(std::move(content));
  void* room = ::mmap(nullptr, k_room_bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED) return no_memory();
  memory.start_ = static_cast<std::byte*>(room);
  if (memory.size_ == 0) return memory;
  const int fd = memory.content_->fd.get();
  if (::mmap(room, memory.mapped_bytes(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, fd, 0) == MAP_FAILED) {
    return no_memory();
  }
  return memory;
}

HiveMemory::HiveMemory(SharedContent content)
    : content_(std::move(content)), size_(content_->size_bytes), changed_(round_up(size_) / k_page_bytes) {}

HiveMemory::HiveMemory(HiveMemory&& other) noexcept
    : content_(std::move(other.content_)),
      start_(std::exchange(other.start_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      changed_(std::move(other.changed_)) {}

HiveMemory& HiveMemory::operator=(HiveMemory&& other) noexcept {
  std::swap(content_, other.content_);
  std::swap(start_, other.start_);
  std::swap(size_, other.size_);
  std::swap(changed_, other.changed_);
  return *this;
}

HiveMemory::~HiveMemory() {
  if (start_ != nullptr) ::munmap(start_, k_room_bytes);
}

std::uint64_t HiveMemory::unreadable_bytes() const { return content_->unreadable_bytes; }

std::size_t HiveMemory::mapped_bytes() const { return round_up(content_->size_bytes); }

Result<HiveMemory> HiveMemory::snapshot() const try {
  auto copy = map(content_);
  if (!copy) return copy;
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

Status HiveMemory::resize(std::size_t size_bytes) try {
  if (size_bytes > k_room_bytes) return complain(ErrorKind::refused, N_("the hive would grow beyond 2 GiB"));
  const std::size_t before = round_up(std::max(size_, mapped_bytes()));
  const std::size_t after = round_up(size_bytes);
  if (after > before && ::mprotect(start_ + before, after - before, PROT_READ | PROT_WRITE) != 0) return no_memory();
  changed_.resize(std::max(after / k_page_bytes, changed_.size()));
  if (size_bytes > size_) {
    const std::size_t old_size = std::exchange(size_, size_bytes);
    std::ranges::fill(change(old_size, size_bytes - old_size), std::byte{});
  }
  size_ = size_bytes;
  return {};
} catch (const std::bad_alloc&) {
  return no_memory();
}

}  // namespace lifeboat::registry
