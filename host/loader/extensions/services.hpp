// What the functions behind the extensions work on, by type: `services.provide(registry)` at start, and
// `host.service<RegistryService>()` inside a call. Borrowed: a service must outlive every open tool.
#pragma once

#include <typeindex>
#include <unordered_map>

namespace lifeboat::loader {

class Services {
 public:
  template <class T>
  void provide(T& service) {
    services_.insert_or_assign(std::type_index(typeid(T)), static_cast<void*>(&service));
  }
  // nullptr when nobody provided one.
  template <class T>
  [[nodiscard]] T* find() const {
    const auto found = services_.find(std::type_index(typeid(T)));
    return found == services_.end() ? nullptr : static_cast<T*>(found->second);
  }

 private:
  std::unordered_map<std::type_index, void*> services_;
};

}  // namespace lifeboat::loader
