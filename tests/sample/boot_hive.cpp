// The boot configuration of the sample disk: the boot manager and one loader, in the shapes of a real BCD.
#include "tests/sample/hive_builder.hpp"
#include "tests/sample/sample_windows.hpp"

namespace lifeboat::sample {

Result<std::vector<std::byte>> boot_hive(const SampleWindows& windows) {
  constexpr const char* k_manager = "{9dea862c-5cdd-4e70-acc1-f32b344d4795}";
  constexpr const char* k_loader = "{4a5f1c2e-7b1d-11ee-8f5c-00155d012345}";
  const auto elements = [](const char* object) { return std::string("Objects\\") + object + "\\Elements\\"; };
  HiveBuilder hive("BCD");
  hive.at("Description").text("KeyName", "BCD00000000").dword("System", 1).dword("TreatAsSystem", 1);
  hive.at(std::string("Objects\\") + k_manager + "\\Description").dword("Type", 0x10100002);
  hive.at(elements(k_manager) + "23000003").text("Element", k_loader);
  hive.at(elements(k_manager) + "24000001").texts("Element", {k_loader});
  hive.at(std::string("Objects\\") + k_loader + "\\Description").dword("Type", 0x10200003);
  hive.at(elements(k_loader) + "12000002").text("Element", "\\Windows\\system32\\winload.efi");
  hive.at(elements(k_loader) + "12000004").text("Element", windows.volume_label);
  hive.at(elements(k_loader) + "22000002").text("Element", "\\Windows");
  return hive.finish();
}

}  // namespace lifeboat::sample
