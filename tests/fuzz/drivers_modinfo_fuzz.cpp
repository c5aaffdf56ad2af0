// Kernel modules from anywhere. Whatever they hold, the facts stay within their limits.
#include <algorithm>
#include <string>

#include "plugins/drivers/model/alias_match.hpp"
#include "plugins/drivers/model/module_facts.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/plugins/drivers/module_maker.hpp"

using namespace lifeboat::drivers;

namespace {

FuzzInput bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

bool is_printable(const std::string& text) {
  return text.size() <= 4096 && std::ranges::none_of(text, [](unsigned char c) { return c < 0x20; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto facts = parse_module({reinterpret_cast<const char*>(data), size});
  if (!facts) {
    fuzz_require(is_printable(facts.failure().message));
    return 0;
  }
  const ModuleFacts& known = facts.value();
  for (const std::string& text : {known.name, known.vermagic, known.license, known.description, known.signer}) {
    fuzz_require(is_printable(text));
  }
  for (const std::string& name : known.depends) fuzz_require(name.find('/') == name.npos && !name.empty());
  for (const std::string& alias : known.aliases) {
    fuzz_require(is_printable(alias));
    (void)alias_matches(alias, "pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01");
  }
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  const std::string module = test::make_module({{"license", "GPL"},
                                                {"depends", "libata,scsi_mod"},
                                                {"name", "acme"},
                                                {"vermagic", "6.1.0-20-amd64 SMP "},
                                                {"alias", "pci:v*d*sv*sd*bc01sc0[6-8]i*"},
                                                {"firmware", "acme.bin"}});
  return {bytes_of(module), bytes_of(test::signed_with(module, test::pkcs7_of("Acme")))};
}
