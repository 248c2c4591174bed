// What a request must show before it is heard: who asks, by what name, with what kind of body.
#pragma once

#include <httplib.h>

#include <string>
#include <vector>

#include "server/settings.h"

namespace armistice {

inline constexpr const char* kCookie = "armistice_token";

// In a time that does not depend on where they differ.
bool same_token(const std::string& a, const std::string& b);
std::string cookie_token(const std::string& cookies);

// A request that may not pass, before its body is read; an empty reason: it may.
struct GateAnswer {
  int status = 200;
  std::string reason{};
};
// `hosts`: the names of this server, with ports.
GateAnswer gate(const httplib::Request& req, const std::string& token,
                const std::vector<std::string>& hosts);

// A body as JSON: an object, nested a little at most. Throws Refusal (400).
ServerJson read_body(const httplib::Request& req);

}  // namespace armistice
