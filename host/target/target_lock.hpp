// One Lifeboat at a time may write to a target: a shared flock while it is open, an exclusive one during a write
// session. The lock lies on the file that all names of a target lead to (`loop_backing` for a loop device). It belongs
// to the open descriptor, so it ends with the process, however that ends. One thread at a time.
#pragma once

#include <sys/types.h>

#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::target {

// What is locked: two targets with the same are one.
struct LockPlace {
  dev_t device = 0;
  ino_t file = 0;  // 0 for a device
  bool operator==(const LockPlace&) const = default;
};

class TargetLock {
 public:
  // Waits up to three seconds: a console that was killed while writing keeps the lock until its last bytes are out.
  // `name` is for messages.
  [[nodiscard]] static Result<TargetLock> hold(UniqueFd file, std::string name);

  // One writer more; several volumes of a disk may be written at once. `refused` after a fifth of a second while another
  // Lifeboat has the target open.
  [[nodiscard]] Status raise();
  // One writer less; with the last the lock is a shared one again.
  void lower();

  [[nodiscard]] int fd() const { return file_.get(); }
  [[nodiscard]] LockPlace place() const;

 private:
  TargetLock(UniqueFd file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}
  [[nodiscard]] int try_raise();

  UniqueFd file_;
  std::string name_;
  int writers_ = 0;
  bool is_lost_ = false;
};

}  // namespace lifeboat::target
