// A folder as a volume on a disk that delivers nothing before the test says so, and the console's side of reading it:
// jobs, their queue, and the loop that sleeps until a frame is asked for. It counts callers that come side by side.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <semaphore>
#include <utility>

#include "host/registry/offline/registry_service.hpp"
#include "tests/registry/offline/sample_registry.hpp"

namespace lifeboat::registry::testing {

// What one disk's volumes share.
class SlowDisk {
 public:
  void deliver(bool is_on = true) {
    const std::lock_guard lock(mutex_);
    is_delivering_ = is_on;
    changed_.notify_all();
  }
  void wait_for_a_reader() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return readers_ > 0; });
  }
  // [any]
  void read() {
    std::unique_lock lock(mutex_);
    ++readers_;
    most_readers_ = std::max(most_readers_, readers_);
    changed_.notify_all();
    changed_.wait(lock, [&] { return is_delivering_; });
    --readers_;
  }
  [[nodiscard]] int most_readers() {
    const std::lock_guard lock(mutex_);
    return most_readers_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_delivering_ = true;
  int readers_ = 0, most_readers_ = 0;
};

class SlowVolume : public target::VolumeAccess {
 public:
  SlowVolume(std::shared_ptr<target::VolumeAccess> volume, SlowDisk& disk) : volume_(std::move(volume)), disk_(disk) {}

  Result<std::vector<std::byte>> read_file(std::string_view path, std::uint64_t limit_bytes) override {
    return disk_.read(), volume_->read_file(path, limit_bytes);
  }
  Result<UniqueFd> open_for_reading(std::string_view path) override {
    return disk_.read(), volume_->open_for_reading(path);
  }
  Result<std::vector<target::DirectoryEntry>> list(std::string_view path) override {
    return disk_.read(), volume_->list(path);
  }
  Result<std::string> resolve(std::string_view path) override { return disk_.read(), volume_->resolve(path); }
  Status can_write() override { return volume_->can_write(); }
  Result<std::unique_ptr<target::WriteSession>> begin_write(const target::WriteConsent& consent) override {
    return volume_->begin_write(consent);
  }

 private:
  std::shared_ptr<target::VolumeAccess> volume_;
  SlowDisk& disk_;
};

// A console with the sample Windows selected, before anything of it was read. Its disk delivers nothing.
struct SlowConsole : SampleRegistry {
  SlowDisk disk;
  std::counting_semaphore<> frames{0};
  RegistryService service;
  jobs::Jobs jobs{[this] { frames.release(); }};
  jobs::JobQueue queue{jobs};

  SlowConsole() { service.read_in(queue); }
  ~SlowConsole() { disk.deliver(); }  // else the jobs would never end

  void select() {
    disk.deliver();  // the places of the hives are looked up here
    reopen();
    registry.reset();
    for (target::Volume& volume : target->volumes()) volume.access = std::make_shared<SlowVolume>(volume.access, disk);
    service.select(OfflineRegistry::of_installation(*target, target->installations().front()));
    disk.deliver(false);
  }
  [[nodiscard]] OfflineRegistry& current() { return *service.current().value(); }
  // What the console's loop does.
  template <class Condition>
  void until(Condition&& is_met) {
    for (jobs.drain(); !is_met(); jobs.drain()) frames.acquire();
  }
  // Until the call, made again with each change of the registry as a tool does it, answers something else than busy.
  template <class Call>
  auto once_read(Call&& call) {
    disk.deliver();
    for (;;) {
      const std::uint64_t seen = service.revision();
      auto answer = call();
      if (answer || answer.error().kind != ErrorKind::busy) return answer;
      until([&] { return service.revision() != seen; });
    }
  }
};

}  // namespace lifeboat::registry::testing
