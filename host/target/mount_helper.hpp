// The helper process of ntfs_mount.hpp: what runs between fork and _exit. Only system calls are made there, as other
// threads may have held any lock at the fork.
#pragma once

namespace lifeboat::target {

struct MountPlan {
  const char* mount_point;      // any folder; covered in the helper's own namespace only
  const char* program;
  char* const* arguments;
  char* const* environment;
  int socket;                   // gets one MountAnswer, with the root folder's descriptor if it went well
  int messages;                 // the program's standard error
  int keep_open;                // or -1
};

struct MountAnswer {
  int exit_status;  // of the program; -1 when a system call of the helper's failed
  int error;        // that call's errno
};

// Never returns. Ends with 0 once every process below it has ended.
[[noreturn]] void run_mount_helper(const MountPlan& plan);

}  // namespace lifeboat::target
