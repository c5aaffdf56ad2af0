// Kernel modules as small as they can be: an ELF file with .modinfo, as depmod and modinfo take it. Packed, signed and
// damaged ones too.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lifeboat::drivers::test {

// What these helpers need done; without Catch, as demo and fuzz targets use them too.
inline void must(bool is_done) {
  if (!is_done) throw std::runtime_error("the test's own files cannot be made");
}

using Info = std::vector<std::pair<std::string, std::string>>;

struct ModuleShape {
  std::uint16_t machine = 0;  // 0: the one here
  bool has_modinfo = true;
};

[[nodiscard]] std::string make_module(const Info& info, const ModuleShape& shape = {});
[[nodiscard]] std::string packed_xz(const std::string& bytes);
[[nodiscard]] std::string packed_zstd(const std::string& bytes);
// Behind it a signature in the kernel's form: `pkcs7` is the data, true or not.
[[nodiscard]] std::string signed_with(std::string module, const std::string& pkcs7);
// PKCS#7 of a signer whose certificate was issued by `issuer`, over nothing in particular.
[[nodiscard]] std::string pkcs7_of(const std::string& issuer);

}  // namespace lifeboat::drivers::test
