// The signature that Secure Boot asks of a module: behind the ELF file stand PKCS#7 data, a record of 12 bytes, and a
// line of text. Who signed is shown; whether the kernel trusts him only the kernel knows.
#pragma once

#include <string_view>

#include "plugins/drivers/model/module_facts.hpp"

namespace lifeboat::drivers {

// Fills `is_signed` and `signer`.
void read_signature(std::string_view file, ModuleFacts& facts);

}  // namespace lifeboat::drivers
