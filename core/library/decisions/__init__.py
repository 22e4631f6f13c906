"""The register: the decisions of all meetings as rows, filtered, sorted, grouped and counted."""
