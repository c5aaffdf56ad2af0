// One NTFS volume mounted by the ntfs-3g program, reachable only through a descriptor of its root folder.
//
// A helper process makes a mount namespace of its own, mounts there, hands us the root folder's descriptor over a
// socket, and detaches the mount at once: no other process ever sees it, and it lives exactly as long as descriptors
// on it do. When the last one is closed, by us or by the kernel after a kill -9, the kernel tells ntfs-3g to write
// out and end, and the loop device goes with it. The helper stays as ntfs-3g's parent until that has happened, so its
// end tells us that the volume is complete. No process-wide unshare, no mount point, any thread. Needs root.
#pragma once

#include <string>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/target/loop_device.hpp"

namespace lifeboat::target {

class NtfsMount {
 public:
  // For `read_write`, fails as `refused` where ntfs-3g mounts read-only all the same. `keep_open` (or -1) is a
  // descriptor that must stay open until the volume is complete: the one that holds the target's lock.
  [[nodiscard]] static Result<NtfsMount> mount(const LoopDevice& device, LoopMode mode, int keep_open);

  NtfsMount(NtfsMount&& other) noexcept;
  NtfsMount& operator=(NtfsMount&&) = delete;
  ~NtfsMount();

  // The root folder's descriptor; once only. The mount ends when it and all opened through it are closed.
  [[nodiscard]] UniqueFd take_root() { return std::move(root_); }
  // Waits, with a limit, until ntfs-3g has written everything and ended. All descriptors must be closed.
  [[nodiscard]] Status wait_for_end();

 private:
  NtfsMount(int helper, UniqueFd socket) : helper_(helper), socket_(std::move(socket)) {}

  int helper_;
  UniqueFd socket_;  // its other end closes when the helper ends
  UniqueFd root_;
};

}  // namespace lifeboat::target
