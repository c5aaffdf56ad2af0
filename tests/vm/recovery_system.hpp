// What a virtual machine starts from: a kernel of Debian's, and the recovery system that make-root packs around this
// build's Lifeboat.
#pragma once

#include <filesystem>

namespace lifeboat::vm {

// vmlinuz, as scripts/setup --long fetched it; empty without.
[[nodiscard]] std::filesystem::path kernel();
// The initramfs, made once for each run of the tests.
[[nodiscard]] std::filesystem::path recovery_system();

}  // namespace lifeboat::vm
