// What processor a Windows program is for, from its PE header ("PE format", Microsoft): cmd.exe tells Windows' own.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace lifeboat::target {

// "x64", "x86", "arm64", "arm", "ia64"; "" for anything else or no PE file. The first 4 KiB are enough.
[[nodiscard]] std::string pe_architecture(std::span<const std::byte> program);

}  // namespace lifeboat::target
